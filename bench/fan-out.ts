import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { ALL, type Frame, section } from '@/lib/contract/figures';
import { systemClock } from '@/lib/domain/clock';
import { createMemoryFrameChannel } from '@/lib/stream/frame-channel';
import { createFigureReplica } from '@/server/push/figure-replica';
import { createGateway } from '@/server/push/gateway';
import { medianOf } from './lib/stats';
import { type Bench, number, times } from './lib/table';

const CLIENTS = 200;
const FRAMES = 400;
const ROUNDS = 3;

/** What one new appeal changes in the wall's room. */
function changesOf(n: number): Frame['changes'] {
  return [
    [section.topics('messages', '24h'), ALL, [n, 0, n, 0]],
    [section.topics('messages', '24h'), 'snow', [n, 0, n, 0]],
    [section.topics('messages', 'today'), ALL, [n, 0, n, 0]],
    [section.topics('messages', '1h'), ALL, [n, 0, n, 0]],
    [section.cells('messages', '24h', ALL), '8710856d3ffffff', n],
    [section.districts('messages', 'today'), 'centralny', n],
    [section.deadlines('messages'), ALL, [n, 0, 0]],
  ];
}

interface Readers {
  /** Resolves when every client has had `count` messages beyond its greeting. */
  received(count: number): Promise<void>;
  stop(): void;
}

/** Two hundred sockets in a process of their own that only count what reaches them. */
function startReaders(kind: 'pult' | 'raw', port: number): Promise<Readers> {
  return new Promise((resolve, reject) => {
    const child = fork(
      path.join(import.meta.dirname, 'lib', 'count-messages.ts'),
      [kind, String(port), String(CLIENTS)],
      {
        execArgv: ['--import', 'tsx'],
      },
    );
    const waiting = new Map<number, () => void>();
    const readers: Readers = {
      received: (count) =>
        new Promise((done) => {
          waiting.set(count, done);
          child.send({ count });
        }),
      stop: () => child.kill(),
    };
    child.on('error', reject);
    child.on('message', (message: { ready?: boolean; count?: number }) => {
      if (message.ready) resolve(readers);
      if (message.count !== undefined) waiting.get(message.count)?.();
    });
  });
}

async function measure(readers: Readers, publish: (n: number) => void, done: number): Promise<number> {
  const arrived = readers.received(done + FRAMES);
  const from = performance.now();
  for (let n = 1; n <= FRAMES; n++) {
    publish(done + n);
    await turn();
  }
  await arrived;
  return (CLIENTS * FRAMES * 1000) / (performance.now() - from);
}

async function ours(): Promise<number[]> {
  const httpServer = createServer();
  const frames = createMemoryFrameChannel();
  const replica = createFigureReplica(frames);
  const gateway = createGateway({
    httpServer,
    replica,
    clock: systemClock,
    isDemo: false,
    build: 'bench',
    isKnownTopic: () => true,
    parts: () => [],
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', () => resolve()));
  const send = (to: number, from: number | null) =>
    frames.publish({ epoch: 'bench', from, to, pos: to, asOf: Date.now(), changes: changesOf(to) });
  send(1, null);
  const readers = await startReaders('pult', portOf(httpServer.address()));
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push(await measure(readers, (n) => send(n + 1, n), round * FRAMES));
  }
  readers.stop();
  await gateway.stop();
  replica.close();
  httpServer.close();
  return rates;
}

/** The frame is built once; every client gets the same bytes. */
async function raw(): Promise<number[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise<void>((resolve) => server.on('listening', () => resolve()));
  const readers = await startReaders('raw', portOf(server.address()));
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push(
      await measure(
        readers,
        (n) => {
          const delta = {
            room: 'wall/situation/24h/*',
            epoch: 'bench',
            from: n,
            to: n + 1,
            pos: n,
            changes: changesOf(n),
          };
          const framed = textFrame(`42["delta",${JSON.stringify(delta)}]`);
          for (const client of server.clients) writeFramed(client, framed);
        },
        round * FRAMES,
      ),
    );
  }
  readers.stop();
  server.close();
  return rates;
}

/** A WebSocket text frame from a server, RFC 6455 5.2: final, unmasked, length in 16 bits. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

/** `ws` keeps its TCP socket to itself; ready bytes go straight into it. */
function writeFramed(client: WebSocket, framed: Buffer): void {
  const socket: unknown = Reflect.get(client, '_socket');
  if (socket instanceof Socket) socket.write(framed);
}

const portOf = (address: AddressInfo | string | null) =>
  typeof address === 'object' && address !== null ? address.port : 0;

export const fanOut: Bench = {
  name: 'fan-out',
  async run(tell) {
    const theirs = await raw();
    tell(`ws с готовым кадром: ${theirs.map((rate) => number(rate)).join(', ')} доставок в секунду`);
    const own = await ours();
    tell(`Пульт: ${own.map((rate) => number(rate)).join(', ')}`);
    return [
      {
        metric: `Рассылка ${CLIENTS} клиентам, доставок в секунду (ws с готовым кадром)`,
        ours: number(medianOf(own)),
        rival: number(medianOf(theirs)),
        ratio: times(medianOf(own) / medianOf(theirs)),
        limit: '≥ 0,8×',
      },
    ];
  },
};
