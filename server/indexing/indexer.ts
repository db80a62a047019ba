import type { PublishedEvent } from '@/lib/domain/log-event';
import { type AppealSearch, IndexMissingError } from '@/lib/search/appeal-search';
import { parkPoison } from '@/lib/services/log/poison';
import { readWatermark, writeWatermark } from '@/lib/services/log/watermark';
import { writingToIndex } from '@/lib/services/search/index-writes';
import { readDocuments } from '@/lib/services/search/read-documents';
import { ensureSearchIndex, touchedAppeals } from '@/lib/services/search/rebuild-search';
import type { Store } from '@/lib/services/store';
import { consumeInOrder } from '@/lib/stream/consume-in-order';
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

/** Keeps the search index with the log; an index that is gone is built anew from the store. */
export async function createIndexer(deps: IndexerDeps): Promise<Indexer> {
  const { store, log, stream, search } = deps;
  const consumer = `${GROUP}:${search.engine}`;
  let rebuilding: Promise<void> | null = null;
  let isStopped = false;

  /** Also while the check goes on, the next look waits for the same rebuild. */
  function ensureIndex(): Promise<void> {
    rebuilding ??= ensureSearchIndex({ store, log, search }).finally(() => {
      rebuilding = null;
    });
    return rebuilding;
  }

  async function handle(events: readonly PublishedEvent[]): Promise<void> {
    const touched = touchedAppeals(events);
    if (touched.size > 0) await untilWritten(() => writingToIndex(store.db, () => write(touched)));
    const last = events.at(-1);
    if (last !== undefined) await writeWatermark(store.db, consumer, last.pos);
  }

  /**
   * Documents that can never be indexed are refused one by one; whatever is thrown may pass, so the batch is tried
   * again as a whole: after an outage a long queue must not go in one by one.
   */
  async function untilWritten(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (isStopped) throw error;
        deps.onError(error);
        if (error instanceof IndexMissingError) await ensureIndex().catch(deps.onError);
        await waitOrStop(RETRY_MS, () => isStopped);
      }
    }
  }

  async function write(touched: ReadonlyMap<number, number>): Promise<void> {
    const { refused } = await search.write(await readDocuments(store.db, touched));
    for (const { id, reason } of refused) {
      await parkPoison(store, { consumer, pos: touched.get(id) ?? 0, error: new Error(reason) });
    }
  }

  /** Notices a deleted index also while nothing arrives. */
  async function look(): Promise<void> {
    while (!isStopped) {
      await waitOrStop(LOOK_MS, () => isStopped);
      await search.ping().catch(async (error: unknown) => {
        if (error instanceof IndexMissingError && !isStopped) await ensureIndex().catch(deps.onError);
      });
    }
  }

  await ensureIndex();
  const consumption = await consumeInOrder({
    group: GROUP,
    stream,
    log,
    after: Math.min(await readWatermark(store.db, consumer), await log.head()),
    handle,
    isTransient: () => true,
    park: async () => undefined,
    onError: deps.onError,
  });
  const looking = look();
  return {
    position: () => consumption.position(),
    async stop() {
      isStopped = true;
      await consumption.stop();
      await looking;
      await rebuilding?.catch(() => undefined);
    },
  };
}

async function waitOrStop(ms: number, isStopped: () => boolean): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until && !isStopped()) await new Promise((resolve) => setTimeout(resolve, 50));
}
