import type { PublishedEvent } from '@/lib/domain/log-event';
import type { AppealSearch, RebuildTarget } from '@/lib/search/appeal-search';
import type { LogReader } from '@/lib/stream/event-stream';
import type { Store } from '../store';
import { rebuildingIndex, swappingIndex } from './index-writes';
import { parkRefused } from './park-refused';
import { goneAmong, readDocumentPage, readDocuments } from './read-documents';

const PAGE = 1_000;
const LOG_PAGE = 2_000;
/** So near to the head the rest is done under the lock. */
const NEAR = 2_000;

export interface RebuildDeps {
  readonly store: Store;
  readonly log: LogReader;
  readonly search: AppealSearch;
  onProgress?(documents: number): void;
  /** Breaks the rebuild off; what it built is dropped. */
  readonly signal?: AbortSignal;
}

/** Appeals that a batch of events touches, with the place of the last touch. */
export function touchedAppeals(events: readonly PublishedEvent[]): Map<number, number> {
  const touched = new Map<number, number>();
  for (const { body, pos } of events) if ('appealId' in body) touched.set(body.appealId, pos);
  return touched;
}

/**
 * Builds a search index beside the live one from the store, catches up with the log, and swaps it in while no
 * batch is written. Searches go on throughout. Answers how many documents it holds.
 */
export function rebuildSearch(deps: RebuildDeps): Promise<number> {
  return rebuildingIndex(deps.store.db, () => rebuild(deps));
}

/** Builds the index unless there is one by now: another process may have built it while this one waited. */
export async function ensureSearchIndex(deps: RebuildDeps): Promise<void> {
  const { store, search } = deps;
  if (await search.hasIndex()) return;
  await rebuildingIndex(store.db, async () => {
    if (!(await search.hasIndex())) await rebuild(deps);
  });
}

async function rebuild(deps: RebuildDeps): Promise<number> {
  const { store, log, search } = deps;
  const target = await search.startRebuild();
  try {
    const start = await log.head();
    const count = await fill(deps, target, start);
    await target.settle();
    let position = start;
    while ((await log.head()) - position > NEAR) position = await catchUp(deps, target, position);
    await swappingIndex(store.db, async () => {
      const head = await log.head();
      while (position < head) position = await catchUp(deps, target, position);
      await target.swap();
    });
    return count;
  } catch (error) {
    await target.abandon().catch(() => undefined);
    throw error;
  }
}

async function fill(
  { store, search, onProgress, signal }: RebuildDeps,
  target: RebuildTarget,
  version: number,
): Promise<number> {
  let count = 0;
  let after = 0;
  for (;;) {
    signal?.throwIfAborted();
    const documents = await readDocumentPage(store.db, { after, limit: PAGE, version });
    const last = documents.at(-1);
    if (last === undefined) return count;
    await parkRefused(store, search, await target.write(documents));
    after = last.id;
    count += documents.length;
    onProgress?.(count);
  }
}

async function catchUp(
  { store, log, search }: RebuildDeps,
  target: RebuildTarget,
  position: number,
): Promise<number> {
  const events = await log.read(position, LOG_PAGE);
  const touched = touchedAppeals(events);
  const documents = await readDocuments(store.db, touched);
  await parkRefused(store, search, await target.write(documents));
  await target.forget(goneAmong(touched, documents));
  return events.at(-1)?.pos ?? position;
}
