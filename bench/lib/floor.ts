import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { WebSocket, WebSocketServer } from 'ws';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { createMemoryStream } from '@/lib/stream/memory-stream';

const event = (pos: number): PublishedEvent => ({
  pos,
  id: pos,
  publishedAt: pos,
  recordedAt: pos,
  actor: 'bench',
  lane: 'live',
  restored: false,
  body: { type: 'source.polled', source: 'bench', at: pos, intervalSeconds: null },
});

const now = () => performance.timeOrigin + performance.now();

async function openEcho(): Promise<{ send(pos: number): void; seen: Map<number, number>; close(): void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise<void>((resolve) => server.on('listening', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const seen = new Map<number, number>();
  const client = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  client.on('message', (data) => seen.set(Number(String(data).split(' ')[0]), now()));
  await new Promise<void>((resolve) => client.on('open', () => resolve()));
  const padding = 'x'.repeat(600);
  return {
    seen,
    send: (pos) => {
      for (const socket of server.clients) socket.send(`${pos} ${padding}`);
    },
    close: () => {
      client.terminate();
      server.close();
    },
  };
}

/**
 * The least that durable order, a stream and a socket cost on this machine now: one fsync commit on the same
 * database, one hop of the stream, one message over a raw socket. Latencies in ms.
 */
export async function measureFloor(input: {
  sql: postgres.Sql;
  rate: number;
  count: number;
}): Promise<number[]> {
  const { sql, rate, count } = input;
  await sql`CREATE TABLE IF NOT EXISTS bench_floor (id bigint GENERATED ALWAYS AS IDENTITY, body text)`;
  const echo = await openEcho();
  const stream = createMemoryStream();
  const subscription = await stream.subscribe('floor', async (events) => {
    for (const { pos } of events) echo.send(pos);
  });
  const started = new Map<number, number>();
  const start = performance.now();
  for (let i = 1; i <= count; i++) {
    const wait = start + (i * 1_000) / rate - performance.now();
    if (wait > 0) await delay(wait);
    started.set(i, now());
    await sql`INSERT INTO bench_floor (body) VALUES ('x')`;
    await stream.publish([event(i)]);
  }
  await delay(200);
  await subscription.stop();
  echo.close();
  return [...started].flatMap(([i, at]) => {
    const seen = echo.seen.get(i);
    return seen === undefined ? [] : [seen - at];
  });
}
