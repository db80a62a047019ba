import { io, type Socket } from 'socket.io-client';
import type { RoomRequest } from '@/lib/contract/room';
import type {
  Beat,
  ClientToServerEvents,
  Delta,
  ServerToClientEvents,
  Snapshot,
  WatchAnswer,
} from '@/lib/contract/socket-events';
import { judgeLink, ZOMBIE_AFTER_MS } from './link-judge';
import { createPacedFigures } from './paced-figures';
import { RoomMirror } from './room-mirror';
import { type LinkState, monotonicNow, type ToPage } from './worker-messages';

const LOOK_MS = 100;
const ASK_AGAIN_MS = 400;
const ANSWER_PATIENCE_MS = 2_000;

export interface LiveLinkDeps {
  readonly origin: string;
  readonly room: RoomRequest;
  post(message: ToPage): void;
}

export interface LiveLink {
  /** The page has taken the last figures: the next may be posted. */
  taken(): void;
  close(): void;
}

/** 100–500 ms: walls that lost one server do not all come back in the same instant. */
function jitter(): number {
  const [value = 0] = crypto.getRandomValues(new Uint8Array(1));
  return 100 + (value / 255) * 400;
}

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/**
 * Owns the connection, away from the thread that paints: keeps the room's numbers, judges the age of the last
 * beat, and posts merged changes when the page is ready for them, at most one message a frame.
 */
export function createLiveLink({ origin, room, post }: LiveLinkDeps): LiveLink {
  const startedAt = monotonicNow();
  let mirror = new RoomMirror();
  let heardAt: number | null = null;
  let isWatching = false;
  /** Something was missed: the whole room is wanted, the old figures stand meanwhile. */
  let isBehind = false;
  let refusal = '';
  let askedAt = Number.NEGATIVE_INFINITY;
  let told: string | null = null;
  let reopenedAt = startedAt;
  const paced = createPacedFigures(
    () => mirror.takePending(),
    (pending) => post({ kind: 'figures', ...pending }),
  );

  const socket: LiveSocket = io(origin, {
    path: '/live',
    transports: ['websocket'],
    reconnectionDelay: 100,
    reconnectionDelayMax: 2_000,
    randomizationFactor: 0.5,
    timeout: 3_000,
  });

  function tellLink(): void {
    const now = monotonicNow();
    const isRefused = refusal !== '';
    const link: LinkState = judgeLink({
      isConnected: socket.connected,
      heardAt,
      isWatching,
      isRefused,
      startedAt,
      now,
    });
    const note = link === 'counting' ? refusal : '';
    if (told === `${link} ${note}`) return;
    told = `${link} ${note}`;
    post({ kind: 'link', link, note });
  }

  function ask(): void {
    if (!socket.connected || monotonicNow() - askedAt < ASK_AGAIN_MS) return;
    askedAt = monotonicNow();
    socket.timeout(ANSWER_PATIENCE_MS).emit('watch', room, (error: Error | null, answer: WatchAnswer) => {
      if (error !== null) return;
      if (answer.ok) takeSnapshot(answer.snapshot);
      else refusal = answer.message;
      tellLink();
    });
  }

  function takeSnapshot(snapshot: Snapshot): void {
    mirror.takeSnapshot(snapshot);
    isWatching = true;
    isBehind = false;
    refusal = '';
    paced.flush();
  }

  function askWhole(): void {
    isBehind = true;
    ask();
  }

  function takeDelta(delta: Delta): void {
    if (mirror.takeDelta(delta) === 'gap') askWhole();
    else paced.flush();
  }

  function takeBeat(beat: Beat): void {
    const { now, speed, asOf, isDemo, build, parts } = beat;
    heardAt = monotonicNow();
    post({ kind: 'pulse', pulse: { now, speed, heardAt, asOf, isDemo, build, parts } });
    if (isWatching && beat.epoch !== mirror.epoch) askWhole();
    tellLink();
  }

  function look(): void {
    if (!isWatching || isBehind) ask();
    const silentSince = Math.max(heardAt ?? startedAt, reopenedAt);
    if (socket.connected && monotonicNow() - silentSince > ZOMBIE_AFTER_MS) {
      reopenedAt = monotonicNow();
      socket.io.engine.close();
    }
    tellLink();
  }

  socket.on('connect', () => {
    // Deltas of another connection say nothing about this one.
    mirror = new RoomMirror();
    askedAt = Number.NEGATIVE_INFINITY;
    ask();
    tellLink();
  });
  socket.on('disconnect', (reason) => {
    isWatching = false;
    tellLink();
    // A server that says goodbye is coming back: the library would wait for us to ask.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), jitter());
  });
  socket.on('snapshot', takeSnapshot);
  socket.on('delta', takeDelta);
  socket.on('beat', takeBeat);
  const looking = setInterval(look, LOOK_MS);
  tellLink();

  return {
    taken: paced.taken,
    close() {
      clearInterval(looking);
      paced.close();
      socket.close();
    },
  };
}
