import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@/lib/domain/log-event';
import type { Deliver, EventStream, Subscription } from './event-stream';
import { createRedisClient, type RedisClient } from './redis-client';

const ENTRIES_KEPT = 50_000;
const EVENTS_PER_ENTRY = 200;
const ENTRIES_PER_READ = 50;
const BLOCK_MS = 1_000;
/** What a dead consumer held this long is claimed. */
const CLAIM_MS = 15_000;
const RETRY_MS = 300;

export interface RedisStreamOptions {
  readonly url: string;
  /** Keys of one store begin with it. */
  readonly prefix: string;
  onError(error: Error): void;
}

/** Redis Streams with consumer groups; an entry carries a batch of events as JSON. */
export async function createRedisStream(options: RedisStreamOptions): Promise<EventStream> {
  const key = `${options.prefix}:events`;
  const writer = createRedisClient(options.url, options.onError);
  const subscriptions = new Set<Subscription>();
  void writer.connect().catch(options.onError);
  return {
    kind: 'redis',
    async publish(events) {
      const entries: Promise<unknown>[] = [];
      for (let i = 0; i < events.length; i += EVENTS_PER_ENTRY) {
        const batch = JSON.stringify(events.slice(i, i + EVENTS_PER_ENTRY));
        const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: ENTRIES_KEPT } as const;
        entries.push(writer.xAdd(key, '*', { batch }, { TRIM: trim }));
      }
      await Promise.all(entries);
    },
    async subscribe(group, deliver) {
      const subscription = createReader({ ...options, key, group, deliver });
      subscriptions.add(subscription);
      return {
        stop: async () => {
          subscriptions.delete(subscription);
          await subscription.stop();
        },
      };
    },
    async ping() {
      await writer.ping();
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      writer.destroy();
    },
  };
}

interface ReaderOptions extends RedisStreamOptions {
  readonly key: string;
  readonly group: string;
  readonly deliver: Deliver;
}

type Entry = { id: string; message: Record<string, string> };

function createReader(options: ReaderOptions): Subscription {
  const { key, group, deliver } = options;
  const consumer = `${process.pid}-${Math.trunc(performance.timeOrigin)}`;
  const client = createRedisClient(options.url, options.onError);
  let isStopped = false;

  async function take(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await deliver(entries.flatMap(({ message }) => parseBatch(message.batch)));
    await client.xAck(
      key,
      group,
      entries.map(({ id }) => id),
    );
  }

  async function readAll(): Promise<void> {
    if (!client.isOpen) await client.connect();
    await ensureGroup(client, key, group);
    let claimedAt = 0;
    while (!isStopped) {
      if (Date.now() - claimedAt > CLAIM_MS) {
        claimedAt = Date.now();
        await take(await claimStale(client, { key, group, consumer }));
      }
      await take(await readNew(client, { key, group, consumer }));
    }
  }

  /** Begins anew after whatever broke, a restarted and empty Redis included. */
  async function run(): Promise<void> {
    while (!isStopped) {
      try {
        await readAll();
      } catch (error) {
        if (isStopped) return;
        options.onError(error instanceof Error ? error : new Error(String(error)));
        await delay(RETRY_MS);
      }
    }
  }

  const running = run();
  return {
    async stop() {
      isStopped = true;
      if (client.isOpen) client.destroy();
      await running;
    },
  };
}

/** Events are written by our own relay; what is not a list of events is an empty batch. */
function parseBatch(text: string | undefined): PublishedEvent[] {
  const parsed: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(parsed) ? parsed : [];
}

async function ensureGroup(client: RedisClient, key: string, group: string): Promise<void> {
  try {
    await client.xGroupCreate(key, group, '$', { MKSTREAM: true });
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
  }
}

interface ReadKeys {
  readonly key: string;
  readonly group: string;
  readonly consumer: string;
}

async function readNew(client: RedisClient, { key, group, consumer }: ReadKeys): Promise<Entry[]> {
  const answer = await client.xReadGroup(
    group,
    consumer,
    { key, id: '>' },
    { COUNT: ENTRIES_PER_READ, BLOCK: BLOCK_MS },
  );
  return entriesOf(answer);
}

async function claimStale(client: RedisClient, { key, group, consumer }: ReadKeys): Promise<Entry[]> {
  const own = entriesOf(
    await client.xReadGroup(group, consumer, { key, id: '0' }, { COUNT: ENTRIES_PER_READ }),
  );
  const answer = await client.xAutoClaim(key, group, consumer, CLAIM_MS, '0', { COUNT: ENTRIES_PER_READ });
  return [...own, ...answer.messages.filter((entry) => entry !== null)];
}

type ReadAnswer = Awaited<ReturnType<RedisClient['xReadGroup']>>;

function entriesOf(answer: ReadAnswer): Entry[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((stream) => {
    if (typeof stream !== 'object' || stream === null || !('messages' in stream)) return [];
    const { messages } = stream;
    return Array.isArray(messages) ? messages.filter(isEntry) : [];
  });
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'id' in value && 'message' in value;
}
