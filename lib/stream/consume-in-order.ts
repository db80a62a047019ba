import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@/lib/domain/log-event';
import type { EventStream, LogReader } from './event-stream';

const SWEEP_MS = 1_000;
const PAGE = 2_000;
const ATTEMPTS = 3;
const RETRY_MS = 250;

export interface Consumer {
  readonly group: string;
  readonly stream: EventStream;
  readonly log: LogReader;
  /** Everything up to here is done. */
  readonly after: number;
  /** Takes events in order without a gap; may be called again with what it has taken when it threw. */
  handle(events: readonly PublishedEvent[]): Promise<void>;
  /** Whether trying again later may help; what may not is parked. */
  isTransient(error: unknown): boolean;
  park(event: PublishedEvent, error: unknown): Promise<void>;
  onError(error: unknown): void;
  /** Ends also the first catching up, before there is a consumption to stop. */
  readonly signal?: AbortSignal;
}

export interface Consumption {
  /** Last `pos` that was handled or parked. */
  position(): number;
  stop(): Promise<void>;
}

/**
 * Turns a stream that may double, reorder or lose into the log's own order: drops what is known, reads gaps
 * from the log, and sweeps the log once a second for what the stream never brought.
 */
export async function consumeInOrder(consumer: Consumer): Promise<Consumption> {
  let position = consumer.after;
  let isStopped = consumer.signal?.aborted === true;
  consumer.signal?.addEventListener('abort', () => {
    isStopped = true;
  });
  let tail: Promise<void> = Promise.resolve();

  /** One piece of work at a time. */
  function serially(work: () => Promise<void>): Promise<void> {
    const next = tail.then(work);
    tail = next.catch(() => undefined);
    return next;
  }

  async function handleOne(event: PublishedEvent): Promise<void> {
    for (let attempt = 1; !isStopped; ) {
      try {
        await consumer.handle([event]);
        return;
      } catch (error) {
        consumer.onError(error);
        if (!consumer.isTransient(error) && attempt++ === ATTEMPTS) {
          await consumer.park(event, error);
          return;
        }
        await delay(RETRY_MS);
      }
    }
  }

  async function handleBatch(events: readonly PublishedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    try {
      await consumer.handle(events);
    } catch (error) {
      consumer.onError(error);
      for (const event of events) {
        if (isStopped) return;
        await handleOne(event);
        position = event.pos;
      }
    }
    if (!isStopped) position = last.pos;
  }

  async function catchUp(to: number): Promise<void> {
    while (position < to && !isStopped) {
      const events = await consumer.log.read(position, PAGE);
      if (events.length === 0) return;
      await handleBatch(events);
    }
  }

  async function take(events: readonly PublishedEvent[]): Promise<void> {
    const fresh = events.filter((event) => event.pos > position).sort((a, b) => a.pos - b.pos);
    const first = fresh[0];
    if (first === undefined) return;
    const isWhole = first.pos === position + 1 && fresh.at(-1)?.pos === position + fresh.length;
    if (isWhole) await handleBatch(fresh);
    else await catchUp(fresh.at(-1)?.pos ?? 0);
  }

  async function sweep(): Promise<void> {
    while (!isStopped) {
      try {
        const head = await consumer.log.head();
        if (head > position) await serially(() => catchUp(head));
      } catch (error) {
        consumer.onError(error);
      }
      await delay(SWEEP_MS);
    }
  }

  await serially(async () => catchUp(await consumer.log.head()));
  const subscription = await consumer.stream.subscribe(consumer.group, (events) =>
    serially(() => take(events)),
  );
  const sweeping = sweep();
  return {
    position: () => position,
    async stop() {
      isStopped = true;
      await subscription.stop();
      await Promise.all([tail, sweeping]);
    },
  };
}
