import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Frame } from '@/lib/contract/figures';
import type { PartHealth } from '@/lib/contract/health';
import { type RoomRequest, roomKey, roomRequest } from '@/lib/contract/room';
import type {
  Beat,
  ClientToServerEvents,
  ServerToClientEvents,
  WatchAnswer,
} from '@/lib/contract/socket-events';
import type { Clock } from '@/lib/domain/clock';
import type { Running } from '../running';
import type { FigureReplica } from './figure-replica';
import { createLiveRoom, type LiveRoom } from './live-room';
import { isAllowedRequest } from './origin';

const BEAT_MS = 1_000;
const ROOMS_PER_SOCKET = 4;
const LONGEST_REQUEST = 4_096;

export interface GatewayDeps {
  readonly httpServer: HttpServer;
  readonly replica: FigureReplica;
  readonly clock: Clock;
  readonly isDemo: boolean;
  readonly build: string;
  isKnownTopic(topic: string): boolean;
  parts(): readonly PartHealth[];
}

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

export interface Gateway extends Running {
  readonly io: LiveServer;
  /** A part changed its state: say so at once. */
  beat(): void;
}

/** Pushes figures to browsers: a snapshot on asking, then numbered deltas, and a heartbeat of our own. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { replica } = deps;
  const io: LiveServer = new Server(deps.httpServer, {
    path: '/live',
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: LONGEST_REQUEST,
    allowRequest: (request, decide) => decide(null, isAllowedRequest(request.headers)),
  });
  const rooms = new Map<string, LiveRoom>();

  function roomOf(request: RoomRequest): LiveRoom {
    const key = roomKey(request);
    let room = rooms.get(key);
    if (room === undefined) {
      room = createLiveRoom({ io, request, replica });
      rooms.set(key, room);
    }
    return room;
  }

  function watch(socket: LiveSocket, raw: unknown): WatchAnswer {
    const parsed = roomRequest.safeParse(raw);
    if (!parsed.success) return { ok: false, message: 'неизвестный вид: обновите страницу' };
    if (parsed.data.topic !== '*' && !deps.isKnownTopic(parsed.data.topic)) {
      return { ok: false, message: `нет темы «${parsed.data.topic}»` };
    }
    if (!replica.isReady()) return { ok: false, message: 'показатели ещё считаются' };
    const watched = [...rooms.values()].filter((room) => room.has(socket)).length;
    const room = roomOf(parsed.data);
    if (!room.has(socket) && watched >= ROOMS_PER_SOCKET)
      return { ok: false, message: 'слишком много видов сразу' };
    return { ok: true, snapshot: room.join(socket) };
  }

  function beatNow(): Beat {
    return {
      now: deps.clock.now(),
      speed: deps.clock.speed,
      epoch: replica.epoch(),
      pos: replica.pos(),
      asOf: replica.asOf(),
      isDemo: deps.isDemo,
      build: deps.build,
      parts: deps.parts(),
    };
  }

  io.on('connection', (socket) => {
    socket.emit('beat', beatNow());
    socket.on('watch', (request, answer) => {
      if (typeof answer === 'function') answer(watch(socket, request));
    });
    socket.on('disconnect', () => {
      for (const [key, room] of rooms) if (room.leave(socket)) rooms.delete(key);
    });
  });
  replica.onFrame((frame: Frame) => {
    for (const room of rooms.values()) room.take(frame);
  });
  const beat = () => {
    io.volatile.emit('beat', beatNow());
  };
  const beating = setInterval(beat, BEAT_MS);

  return {
    io,
    beat,
    async stop() {
      clearInterval(beating);
      // The HTTP server is closed by its owner.
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}
