import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { type AppealSearch, IndexMissingError } from '@/lib/search/appeal-search';
import { readWatermark, writeWatermark } from '@/lib/services/log/watermark';
import { writingToIndex } from '@/lib/services/search/index-writes';
import { indexConsumer, parkRefused } from '@/lib/services/search/park-refused';
import { goneAmong, readDocuments } from '@/lib/services/search/read-documents';
import { ensureSearchIndex, touchedAppeals } from '@/lib/services/search/rebuild-search';
import type { Store } from '@/lib/services/store';
import { type Consumption, consumeInOrder } from '@/lib/stream/consume-in-order';
import type { EventStream, LogReader } from '@/lib/stream/event-stream';
import type { Running } from '../running';

const GROUP = 'index';
const LOOK_MS = 1_000;
const RETRY_MS = 250;

export interface IndexerDeps {
  readonly store: Store;
  readonly log: LogReader;
  readonly stream: EventStream;
  readonly search: AppealSearch;
  onError(error: unknown): void;
}

export interface Indexer extends Running {
  position(): number;
}

/**
 * Keeps the search index with the log; an index that is gone is built anew from the store. Starts by itself as soon
 * as the engine answers: until then, and while the index is built, its position stands still.
 */
export function createIndexer(deps: IndexerDeps): Indexer {
  const { store, log, stream, search } = deps;
  const consumer = indexConsumer(search);
  const stopping = new AbortController();
  const { signal } = stopping;
  let position = 0;
  let rebuilding: Promise<void> | null = null;

  /** Also while the check goes on, the next look waits for the same rebuild. */
  function ensureIndex(): Promise<void> {
    rebuilding ??= ensureSearchIndex({ store, log, search, signal }).finally(() => {
      rebuilding = null;
    });
    return rebuilding;
  }

  /**
   * Whatever is thrown may pass, so the work is tried again as a whole: after an outage a long queue must not go
   * in one by one.
   */
  async function untilDone<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) throw error;
        deps.onError(error);
        if (error instanceof IndexMissingError) await ensureIndex().catch(deps.onError);
        await waitOrAbort(RETRY_MS, signal);
      }
    }
  }

  async function handle(events: readonly PublishedEvent[]): Promise<void> {
    const touched = touchedAppeals(events);
    if (touched.size > 0) await untilDone(() => writingToIndex(store.db, () => write(touched)));
    const last = events.at(-1);
    if (last === undefined) return;
    await writeWatermark(store.db, consumer, last.pos);
    position = last.pos;
  }

  async function write(touched: ReadonlyMap<number, number>): Promise<void> {
    const documents = await readDocuments(store.db, touched);
    await parkRefused(store, search, await search.write(documents));
    await search.forget(goneAmong(touched, documents));
  }

  async function consume(): Promise<Consumption> {
    await untilDone(ensureIndex);
    position = await untilDone(async () =>
      Math.min(await readWatermark(store.db, consumer), await log.head()),
    );
    return untilDone(() =>
      consumeInOrder({
        group: GROUP,
        stream,
        log,
        after: position,
        handle,
        isTransient: () => true,
        park: async () => undefined,
        onError: deps.onError,
        signal,
      }),
    );
  }

  /** Notices a deleted index also while nothing arrives. */
  async function look(): Promise<void> {
    while (!signal.aborted) {
      await waitOrAbort(LOOK_MS, signal);
      await search.ping().catch(async (error: unknown) => {
        if (error instanceof IndexMissingError && !signal.aborted) await ensureIndex().catch(deps.onError);
      });
    }
  }

  const consuming = consume().catch(() => null);
  const looking = look();
  return {
    position: () => position,
    async stop() {
      stopping.abort();
      await (await consuming)?.stop();
      await looking;
      await rebuilding?.catch(() => undefined);
    },
  };
}

async function waitOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
