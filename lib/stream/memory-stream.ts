import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@/lib/domain/log-event';
import type { Deliver, EventStream, Subscription } from './event-stream';

/** A consumer this far behind reads the log instead. */
const QUEUE_LIMIT = 20_000;
const RETRY_MS = 200;

/** The stream of one process: hands each batch on in the same turn of the event loop. */
export function createMemoryStream(): EventStream {
  const feeds = new Set<{ push(events: readonly PublishedEvent[]): void }>();
  return {
    kind: 'memory',
    publish: async (events) => {
      for (const feed of feeds) feed.push(events);
    },
    subscribe: async (_group, deliver) => {
      const feed = createFeed(deliver);
      feeds.add(feed);
      return {
        stop: async () => {
          feeds.delete(feed);
          await feed.stop();
        },
      };
    },
    ping: async () => undefined,
    close: async () => feeds.clear(),
  };
}

function createFeed(deliver: Deliver): Subscription & { push(events: readonly PublishedEvent[]): void } {
  let queue: PublishedEvent[] = [];
  let isStopped = false;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0 && !isStopped) {
      const batch = queue;
      queue = [];
      await deliverUntilTaken(batch);
    }
    running = null;
  }

  async function deliverUntilTaken(batch: PublishedEvent[]): Promise<void> {
    while (!isStopped) {
      try {
        await deliver(batch);
        return;
      } catch {
        await delay(RETRY_MS);
      }
    }
  }

  return {
    push(events) {
      if (isStopped) return;
      if (queue.length > QUEUE_LIMIT) queue = [];
      for (const event of events) queue.push(event);
      running ??= drain();
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
