import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SITUATION } from '@/lib/contract/room';
import type {
  Beat,
  ClientToServerEvents,
  Delta,
  ServerToClientEvents,
  WatchAnswer,
} from '@/lib/contract/socket-events';
import { createLiveLink, type LiveLink } from './live-link';
import type { FiguresMessage, ToPage } from './worker-messages';

type TestServer = Server<ClientToServerEvents, ServerToClientEvents>;

let io: TestServer;
let origin: string;
let link: LiveLink;
let posted: ToPage[];
let asked: number;
let answer: () => WatchAnswer;

const stamp = { room: 'r', epoch: 'a', pos: 1, asOf: 1 };
const whole = (to: number, count: number): WatchAnswer => ({
  ok: true,
  snapshot: { ...stamp, to, figures: [['s', 'x', count]] },
});
const beat = (epoch = 'a'): Beat => ({
  now: 1,
  speed: 1,
  epoch,
  pos: 1,
  asOf: 1,
  isDemo: false,
  build: 'b',
  parts: [],
});
const delta = (from: number, to: number, count: number): Delta => ({
  ...stamp,
  from,
  to,
  changes: [['s', 'x', count]],
});
const waitUntil = (check: () => boolean) => vi.waitUntil(check, { timeout: 8_000, interval: 20 });
const links = () => posted.flatMap((message) => (message.kind === 'link' ? [message.link] : []));
const figures = () => posted.filter((message): message is FiguresMessage => message.kind === 'figures');
const lastValue = () => figures().at(-1)?.changes[0]?.[2];

beforeEach(async () => {
  io = new Server(0, { path: '/live', transports: ['websocket'] });
  const address = await vi.waitUntil(() => io.httpServer.address());
  origin = `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`;
  asked = 0;
  answer = () => whole(5, 1);
  io.on('connection', (socket) => {
    socket.emit('beat', beat());
    socket.on('watch', (_room, reply) => {
      asked++;
      reply(answer());
    });
  });
  posted = [];
  link = createLiveLink({ origin, room: SITUATION, post: (message) => posted.push(message) });
});

afterEach(async () => {
  link.close();
  await io.close();
});

describe('live link', () => {
  it('goes live with a snapshot and follows deltas', async () => {
    await waitUntil(() => links().at(-1) === 'live');
    link.taken();
    io.emit('delta', delta(5, 6, 2));
    await waitUntil(() => lastValue() === 2);
  });

  it('holds changes back while the page is busy and posts them as one', async () => {
    await waitUntil(() => figures().length === 1);
    io.emit('delta', delta(5, 6, 2));
    io.emit('delta', delta(6, 7, 3));
    io.emit('beat', beat());
    await waitUntil(() => posted.filter(({ kind }) => kind === 'pulse').length === 2);
    expect(figures()).toHaveLength(1);
    link.taken();
    await waitUntil(() => figures().length === 2);
    expect(lastValue()).toBe(3);
  });

  it('asks for the whole room after a gap and after a new epoch', async () => {
    await waitUntil(() => links().at(-1) === 'live');
    link.taken();
    answer = () => whole(9, 7);
    io.emit('delta', delta(8, 9, 9));
    await waitUntil(() => lastValue() === 7);
    link.taken();
    const before = asked;
    answer = () => ({ ok: true, snapshot: { ...stamp, epoch: 'b', to: 1, figures: [['s', 'x', 4]] } });
    await waitUntil(() => {
      io.emit('beat', beat('b'));
      return lastValue() === 4;
    });
    expect(asked).toBeGreaterThan(before);
  });

  it('calls a server that stops beating lost within three seconds, and a closed one at once', async () => {
    await waitUntil(() => links().at(-1) === 'live');
    const from = performance.now();
    await waitUntil(() => links().at(-1) === 'lost');
    expect(performance.now() - from).toBeLessThan(3_000);
    io.emit('beat', beat());
    await waitUntil(() => links().at(-1) === 'live');
    io.disconnectSockets(true);
    await waitUntil(() => links().includes('lost'));
  });

  it('says that the server still counts, and goes live when it has figures', async () => {
    await waitUntil(() => links().at(-1) === 'live');
    answer = () => ({ ok: false, message: 'показатели ещё считаются' });
    const beating = setInterval(() => io.emit('beat', beat()), 200);
    io.disconnectSockets(true);
    await waitUntil(() => posted.some((message) => message.kind === 'link' && message.link === 'counting'));
    expect(posted.findLast((message) => message.kind === 'link')).toMatchObject({
      note: 'показатели ещё считаются',
    });
    answer = () => whole(5, 1);
    await waitUntil(() => links().at(-1) === 'live');
    clearInterval(beating);
  });
});
