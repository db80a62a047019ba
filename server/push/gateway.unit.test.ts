import { createServer } from 'node:http';
import { latLngToCell } from 'h3-js';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ALL, applyChanges, type FigureChange, type FigureTable, section } from '@/lib/contract/figures';
import { SITUATION } from '@/lib/contract/room';
import type { Beat, Delta, Snapshot, WatchAnswer } from '@/lib/contract/socket-events';
import { systemClock } from '@/lib/domain/clock';
import { createMemoryFrameChannel } from '@/lib/stream/frame-channel';
import { waitUntil } from '@/tests/wait-until';
import { createFigureReplica } from './figure-replica';
import { createGateway } from './gateway';

const TOTALS = section.topics('messages', '24h');
const HTTP = createServer();
const frames = createMemoryFrameChannel();
const replica = createFigureReplica(frames);
const gateway = createGateway({
  httpServer: HTTP,
  replica,
  clock: systemClock,
  isDemo: true,
  build: 'test',
  isKnownTopic: (topic) => topic === 'snow',
  parts: () => [],
});
const open: Socket[] = [];
let port = 0;
let number = 0;

function send(changes: readonly FigureChange[]): void {
  number++;
  frames.publish({ epoch: 'first', from: number - 1, to: number, pos: number, asOf: number, changes });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => HTTP.listen(0, '127.0.0.1', () => resolve()));
  const address = HTTP.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  number = 1;
  frames.publish({
    epoch: 'first',
    from: null,
    to: 1,
    pos: 1,
    asOf: 1,
    changes: [[TOTALS, ALL, [5, 0, 5, 0]]],
  });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(async () => {
  await gateway.stop();
  replica.close();
  HTTP.close();
});

interface Reader {
  readonly socket: Socket;
  readonly table: FigureTable;
  readonly deltas: Delta[];
  watch(request: unknown): Promise<WatchAnswer>;
  /** Applies what comes and fails on a break in the numbers. */
  at(): number;
}

async function connect(): Promise<Reader> {
  const socket = io(`http://127.0.0.1:${port}`, { path: '/live', transports: ['websocket'], forceNew: true });
  open.push(socket);
  const table: FigureTable = new Map();
  const deltas: Delta[] = [];
  let at = -1;
  const restart = (snapshot: Snapshot) => {
    table.clear();
    applyChanges(table, snapshot.figures);
    at = snapshot.to;
  };
  socket.on('snapshot', restart);
  socket.on('delta', (delta: Delta) => {
    if (delta.from !== at) throw new Error(`delta from ${delta.from}, expected ${at}`);
    applyChanges(table, delta.changes);
    at = delta.to;
    deltas.push(delta);
  });
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  return {
    socket,
    table,
    deltas,
    at: () => at,
    async watch(request) {
      const answer: WatchAnswer = await socket.emitWithAck('watch', request);
      if (answer.ok) restart(answer.snapshot);
      return answer;
    },
  };
}

const count = ({ table }: Reader) => table.get(TOTALS)?.get(ALL);

describe('a reader', () => {
  it('gets a snapshot and then deltas that follow each other, of its own room only', async () => {
    const reader = await connect();
    expect((await reader.watch(SITUATION)).ok).toBe(true);
    expect(count(reader)).toEqual([5, 0, 5, 0]);
    send([[section.topics('messages', '30d'), ALL, [1, 0, 0, 0]]]);
    send([[TOTALS, ALL, [6, 0, 6, 0]]]);
    send([[TOTALS, ALL, [7, 0, 7, 0]]]);
    await waitUntil('both', () => (reader.deltas.length === 2 ? true : null));
    expect(count(reader)).toEqual([7, 0, 7, 0]);
    expect(reader.deltas.flatMap(({ changes }) => changes.map(([name]) => name))).toEqual([TOTALS, TOTALS]);
  });

  it('that is slow gets one merged delta instead of a flood, and misses nothing', async () => {
    const reader = await connect();
    await reader.watch(SITUATION);
    const tcp = Reflect.get(Reflect.get(reader.socket.io.engine.transport, 'ws'), '_socket');
    tcp.pause();
    const padding = Array.from(
      { length: 400 },
      (_, i): FigureChange => [section.cells('messages', '24h', ALL), `cell-${i}`, i],
    );
    for (let i = 0; i < 600; i++) {
      send([[TOTALS, ALL, [100 + i, 0, 0, 0]], ...padding.map(([name, id]): FigureChange => [name, id, i])]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    tcp.resume();
    await waitUntil('the last figure', () => (reader.at() === number ? true : null));
    expect(count(reader)).toEqual([699, 0, 0, 0]);
    expect(reader.table.get(section.cells('messages', '24h', ALL))?.get('cell-7')).toBe(599);
    expect(reader.deltas.length).toBeLessThan(500);
  });

  it('hears our own heartbeat at once and every second', async () => {
    const beats: Beat[] = [];
    const reader = await connect();
    reader.socket.on('beat', (beat: Beat) => beats.push(beat));
    await waitUntil('two beats', () => (beats.length >= 2 ? true : null));
    expect(beats[0]).toMatchObject({ isDemo: true, build: 'test', speed: 1, epoch: 'first' });
  });

  it('starts anew with another epoch', async () => {
    const reader = await connect();
    await reader.watch(SITUATION);
    frames.publish({
      epoch: 'second',
      from: null,
      to: 1,
      pos: 9,
      asOf: 9,
      changes: [[TOTALS, ALL, [1, 0, 0, 0]]],
    });
    await waitUntil('the new table', () => (reader.at() === 1 ? true : null));
    expect([...reader.table.keys()]).toEqual([TOTALS]);
    frames.publish({
      epoch: 'first',
      from: null,
      to: 1,
      pos: 1,
      asOf: 1,
      changes: [[TOTALS, ALL, [5, 0, 5, 0]]],
    });
    number = 1;
  });
});

describe('a wall', () => {
  it('sees a lone appeal finer than H3-7 only as its parent', async () => {
    const lone = latLngToCell(53.506, 49.284, 8);
    const busy = latLngToCell(53.468, 49.532, 8);
    const cells = section.cells('messages', '7d', ALL);
    send([
      [cells, lone, 1],
      [cells, busy, 4],
    ]);
    const wall = await connect();
    await wall.watch({ ...SITUATION, window: '7d' });
    expect(wall.table.get(cells)?.get(lone)).toBeUndefined();
    expect(wall.table.get(cells)?.get(latLngToCell(53.506, 49.284, 7))).toBe(1);
    expect(wall.table.get(cells)?.get(busy)).toBe(4);
    send([[cells, lone, 2]]);
    await waitUntil('the cell of two', () => (wall.table.get(cells)?.get(lone) === 2 ? true : null));
    expect(wall.table.get(cells)?.get(latLngToCell(53.506, 49.284, 7))).toBeUndefined();
  });
});

describe('a stranger', () => {
  it.each([
    null,
    5,
    'wall',
    {},
    { ...SITUATION, window: '99y' },
    { ...SITUATION, visibility: 'staff' },
    { ...SITUATION, topic: 'x' },
  ])('asking for %j is answered in words', async (request) => {
    const reader = await connect();
    expect(await reader.watch(request)).toMatchObject({ ok: false });
  });

  it('without an answer to give, or with far too much to say, harms nobody', async () => {
    const reader = await connect();
    reader.socket.emit('watch', SITUATION);
    reader.socket.emit('watch', { topic: 'x'.repeat(10_000) }, () => undefined);
    const other = await connect();
    expect((await other.watch({ ...SITUATION, topic: 'snow' })).ok).toBe(true);
  });

  const handshake = (headers: Readonly<Record<string, string>>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`, { headers });
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('error', () => resolve('refused'));
    });

  it.each([
    ['no origin, as programs have', {}, 'open'],
    ['its own origin', () => ({ origin: `http://127.0.0.1:${port}` }), 'open'],
    ['another site', { origin: 'https://example.org' }, 'refused'],
    ['another port', { origin: 'http://127.0.0.1:1' }, 'refused'],
    ['no address at all', { origin: 'null' }, 'refused'],
    ['another name for this machine', { host: 'evil.example' }, 'refused'],
  ])('with %s', async (_what, headers, outcome) => {
    expect(await handshake(typeof headers === 'function' ? headers() : { ...headers })).toBe(outcome);
  });
});
