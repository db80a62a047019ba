import type { FigureChange, Frame } from '@/lib/contract/figures';
import { type RoomRequest, roomKey } from '@/lib/contract/room';
import type { Delta, Snapshot } from '@/lib/contract/socket-events';
import type { FigureReplica } from './figure-replica';
import type { LiveServer, LiveSocket } from './gateway';
import { createRoomPresenter } from './present-room';
import { waitingPackets } from './waiting-packets';

/** So many packets waiting in a socket's buffer mean that its reader is slow. */
const SLOW_FROM = 8;
const LOOK_AGAIN_MS = 100;

/** A slow socket's own state: what it has missed, merged, since the number it was last sent. */
interface Backlog {
  readonly from: number;
  readonly changes: Map<string, FigureChange>;
}

export interface LiveRoom {
  join(socket: LiveSocket): Snapshot;
  /** Answers whether the room is empty now. */
  leave(socket: LiveSocket): boolean;
  has(socket: LiveSocket): boolean;
  take(frame: Frame): void;
}

/**
 * One view of the figures and its readers. Those who keep up share one broadcast; a slow one leaves it, and
 * gets what it missed as one merged delta when its buffer has drained.
 */
export function createLiveRoom(deps: {
  io: LiveServer;
  request: RoomRequest;
  replica: FigureReplica;
}): LiveRoom {
  const { io, request, replica } = deps;
  const key = roomKey(request);
  const presenter = createRoomPresenter(request);
  const members = new Set<LiveSocket>();
  const slow = new Map<LiveSocket, Backlog>();
  let epoch = replica.epoch();
  let number = replica.to();
  let looking: NodeJS.Timeout | null = null;

  const stamp = () => ({ room: key, epoch, to: number, pos: replica.pos(), asOf: replica.asOf() });
  const snapshot = (): Snapshot => ({ ...stamp(), figures: presenter.whole(replica.table) });

  function deltaFrom(from: number, changes: readonly FigureChange[]): Delta {
    return { ...stamp(), from, changes };
  }

  function setAside(from: number): void {
    for (const socket of members) {
      if (slow.has(socket) || waitingPackets(socket) < SLOW_FROM) continue;
      slow.set(socket, { from, changes: new Map() });
      void socket.leave(key);
    }
    if (slow.size > 0) looking ??= setInterval(lookAtSlow, LOOK_AGAIN_MS);
  }

  function lookAtSlow(): void {
    for (const [socket, backlog] of slow) {
      if (waitingPackets(socket) > 0) continue;
      slow.delete(socket);
      if (backlog.changes.size > 0)
        socket.emit('delta', deltaFrom(backlog.from, [...backlog.changes.values()]));
      void socket.join(key);
    }
    if (slow.size === 0 && looking !== null) {
      clearInterval(looking);
      looking = null;
    }
  }

  function replaceAll(): void {
    slow.clear();
    for (const socket of members) void socket.join(key);
    io.to(key).emit('snapshot', snapshot());
  }

  return {
    join(socket) {
      members.add(socket);
      slow.delete(socket);
      void socket.join(key);
      return snapshot();
    },
    leave(socket) {
      members.delete(socket);
      slow.delete(socket);
      if (members.size > 0) return false;
      if (looking !== null) clearInterval(looking);
      looking = null;
      return true;
    },
    has: (socket) => members.has(socket),
    take(frame) {
      if (frame.from === null || frame.epoch !== epoch) {
        epoch = frame.epoch;
        number = frame.to;
        replaceAll();
        return;
      }
      const changes = presenter.changes(replica.table, frame.changes);
      if (changes.length === 0) return;
      setAside(number);
      const from = number;
      number = frame.to;
      for (const { changes: missed } of slow.values()) {
        for (const change of changes) missed.set(`${change[0]}|${change[1]}`, change);
      }
      if (members.size > slow.size) io.to(key).emit('delta', deltaFrom(from, changes));
    },
  };
}
