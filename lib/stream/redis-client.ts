import { createClient } from 'redis';

/** Longest wait for a connection, ms; then callers hear an error instead of a silent queue. */
const CONNECT_MS = 2_000;
const RECONNECT_MS = 2_000;

/** A connection that comes back by itself with a jittered pause and never queues without bound. */
export function createRedisClient(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    commandsQueueMaxLength: 10_000,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (retries) =>
        Math.min(RECONNECT_MS, 100 * 2 ** Math.min(retries, 5)) * (0.75 + jitter() / 2),
    },
  });
  client.on('error', onError);
  return client;
}

export type RedisClient = ReturnType<typeof createRedisClient>;

function jitter(): number {
  return (performance.now() * 1_000) % 1;
}
