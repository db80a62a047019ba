import type { LiveSocket } from './gateway';

const waiting = new WeakMap<object, { count: number }>();

/** How many packets wait in a socket's buffer: created since it was last drained. */
export function waitingPackets(socket: LiveSocket): number {
  const { conn } = socket;
  let counter = waiting.get(conn);
  if (counter === undefined) {
    const fresh = { count: 0 };
    counter = fresh;
    waiting.set(conn, fresh);
    conn.on('packetCreate', () => {
      fresh.count++;
    });
    conn.on('drain', () => {
      fresh.count = 0;
    });
  }
  return counter.count;
}
