import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { readWatermark } from '@/lib/services/log/watermark';
import { createProblemKeeper } from '@/lib/services/problems/keep-problems';
import type { Store } from '@/lib/services/store';
import { type Consumption, consumeInOrder } from '@/lib/stream/consume-in-order';
import type { EventStream, LogReader } from '@/lib/stream/event-stream';
import type { Running } from '../running';

export const PROBLEMS_CONSUMER = 'problems';
const RETRY_MS = 250;

export interface ProblemRunnerDeps {
  readonly store: Store;
  readonly log: LogReader;
  readonly stream: EventStream;
  onError(error: unknown): void;
}

export interface ProblemRunner extends Running {
  position(): number;
}

function appealsOf(events: readonly PublishedEvent[]): number[] {
  const ids = events.flatMap(({ body }) => ('appealId' in body ? [body.appealId] : []));
  return [...new Set(ids)];
}

/** Follows the log and joins what is about one thing; what it did and how far it came are written together. */
export function createProblemRunner({ store, log, stream, onError }: ProblemRunnerDeps): ProblemRunner {
  const keeper = createProblemKeeper(store);
  const stopping = new AbortController();
  const { signal } = stopping;
  let position = 0;

  async function handle(events: readonly PublishedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const hasOutages = events.some(({ body }) => body.type === 'outage.announced');
    await keeper.take(
      { appealIds: appealsOf(events), hasOutages },
      { consumer: PROBLEMS_CONSUMER, pos: last.pos },
    );
    position = last.pos;
  }

  async function consume(): Promise<Consumption | null> {
    while (!signal.aborted) {
      try {
        position = await readWatermark(store.db, PROBLEMS_CONSUMER);
        return await consumeInOrder({
          group: PROBLEMS_CONSUMER,
          stream,
          log,
          after: position,
          handle,
          isTransient: () => true,
          park: async () => undefined,
          onError,
          signal,
        });
      } catch (error) {
        onError(error);
        await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    return null;
  }

  const consuming = consume();
  return {
    position: () => position,
    async stop() {
      stopping.abort();
      await (await consuming)?.stop();
    },
  };
}
