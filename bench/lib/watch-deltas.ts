import { io } from 'socket.io-client';
import { SITUATION } from '@/lib/contract/room';
import type { Delta, WatchAnswer } from '@/lib/contract/socket-events';

/** What a reader of the live figures saw, and when. */
export interface WallWatcher {
  /** Epoch ms at which figures up to this place in the order were there; null when they never were. */
  seenAt(pos: number): number | null;
  close(): Promise<void>;
}

/** Positions in rising order with the moment each was first there. */
export function createSightings() {
  const positions: number[] = [];
  const moments: number[] = [];
  return {
    add(pos: number, at: number): void {
      if (pos <= (positions.at(-1) ?? -1)) return;
      positions.push(pos);
      moments.push(at);
    },
    seenAt(pos: number): number | null {
      let low = 0;
      let high = positions.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((positions[middle] ?? 0) < pos) low = middle + 1;
        else high = middle;
      }
      return moments[low] ?? null;
    },
  };
}

/** A client in this process: the moment its handler is called. */
export async function watchDeltas(url: string): Promise<WallWatcher> {
  const sightings = createSightings();
  const socket = io(url, { path: '/live', transports: ['websocket'] });
  socket.on('delta', (delta: Delta) => sightings.add(delta.pos, performance.timeOrigin + performance.now()));
  await new Promise<void>((resolve) => {
    socket.on('connect', () => {
      socket.emit('watch', SITUATION, (answer: WatchAnswer) => {
        if (answer.ok) resolve();
      });
    });
  });
  return {
    seenAt: sightings.seenAt,
    close: async () => {
      socket.close();
    },
  };
}
