import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { Ruler } from '@/lib/domain/deadline/ruler';
import { type AppealChange, lockAppeals, type StoredAppeal, writeChanges } from '../appeals/appeal-rows';
import { changeEvent, isSameState } from '../appeals/change-event';
import { opaqueKeys } from '../appeals/identities';
import { writeExtras } from '../appeals/keep-extras';
import { removeAppeals } from '../appeals/remove-appeals';
import { withDeadlines } from '../deadlines/deadline-desk';
import { appendEvents, type EventOrigin } from '../log/append-events';
import type { BeforeImage } from './note-changes';

const BATCH = 500;

type NotedChange = {
  run: number;
  appeal_id: string;
  is_created: boolean;
  version_before: number;
  version_after: number;
  before: BeforeImage | null;
};

/** What an undo did: appeals taken away, given their earlier state, and left because somebody changed them since. */
export interface UndoCounts {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}

interface Undo {
  readonly tx: Transaction;
  readonly jobId: number;
  readonly secret: string;
  readonly origin: EventOrigin;
  readonly ruler: Ruler;
}

/** The next changes of an import, those of its latest run first; each appeal stands in a batch once. */
async function nextChanges({ tx, jobId }: Undo): Promise<NotedChange[]> {
  const rows = await tx.execute<NotedChange>(sql`
    SELECT run, appeal_id, is_created, version_before, version_after, before FROM import_change
    WHERE job_id = ${jobId} AND NOT is_kept
      AND run = (SELECT max(run) FROM import_change WHERE job_id = ${jobId} AND NOT is_kept)
    ORDER BY appeal_id LIMIT ${BATCH}`);
  return [...rows];
}

interface Sorted {
  readonly toRemove: StoredAppeal[];
  readonly toRestore: {
    readonly change: NotedChange;
    readonly stored: StoredAppeal;
    readonly before: BeforeImage;
  }[];
  readonly toKeep: NotedChange[];
}

/** Only what stands exactly as the import left it is taken back. */
function sortOut(changes: readonly NotedChange[], locked: ReadonlyMap<number, StoredAppeal>): Sorted {
  const sorted: Sorted = { toRemove: [], toRestore: [], toKeep: [] };
  for (const change of changes) {
    const stored = locked.get(Number(change.appeal_id));
    const { before } = change;
    if (stored === undefined || stored.version !== change.version_after) sorted.toKeep.push(change);
    else if (change.is_created) sorted.toRemove.push(stored);
    else if (before === null) sorted.toKeep.push(change);
    else sorted.toRestore.push({ change, stored, before });
  }
  return sorted;
}

async function restore(undo: Undo, entries: Sorted['toRestore']): Promise<void> {
  if (entries.length === 0) return;
  const { tx, secret, origin, ruler } = undo;
  // A field that is younger than the image keeps its present value; rules may have changed since the image.
  const states = entries.map(({ stored, before }) => {
    const state = { ...stored.state, ...before.state };
    return withDeadlines(ruler, state, state);
  });
  const keys = await opaqueKeys(tx, secret, states);
  const changes = entries.map(({ stored, before }, i): AppealChange => {
    const next = states[i] ?? stored.state;
    return { stored, next, keys: keys[i] ?? stored.keys, bodyHash: before.bodyHash };
  });
  await writeChanges(tx, changes);
  await writeExtras(tx, new Map(entries.map(({ stored, before }) => [stored.id, before.extra])));
  const events = changes.filter(({ stored, next }) => !isSameState(stored, next));
  await appendEvents(
    tx,
    events.map((change) => changeEvent('appeal.corrected', change)),
    origin,
  );
  await relink(tx, entries);
}

/** An earlier import that left an appeal as it stands again can still be undone: it follows the new version. */
async function relink(tx: Transaction, entries: Sorted['toRestore']): Promise<void> {
  const links = entries.map(({ change, stored }) => ({
    appeal_id: stored.id,
    was: change.version_before,
    is: stored.version + 1,
  }));
  await tx.execute(sql`
    UPDATE import_change c SET version_after = r.is
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r(appeal_id bigint, was int, "is" int)
    WHERE c.appeal_id = r.appeal_id AND c.version_after = r.was AND NOT c.is_kept`);
}

async function settleNotes({ tx, jobId }: Undo, { toRestore, toKeep }: Sorted): Promise<void> {
  const named = (changes: readonly NotedChange[]) =>
    JSON.stringify(changes.map(({ run, appeal_id }) => ({ run, appeal_id })));
  await tx.execute(sql`
    DELETE FROM import_change c USING jsonb_to_recordset(${named(toRestore.map(({ change }) => change))}::jsonb)
      AS r(run int, appeal_id bigint)
    WHERE c.job_id = ${jobId} AND c.run = r.run AND c.appeal_id = r.appeal_id`);
  await tx.execute(sql`
    UPDATE import_change c SET is_kept = true, before = NULL
    FROM jsonb_to_recordset(${named(toKeep)}::jsonb) AS r(run int, appeal_id bigint)
    WHERE c.job_id = ${jobId} AND c.run = r.run AND c.appeal_id = r.appeal_id`);
}

/** Takes a batch of an import's changes back; null when none is left. */
export async function undoBatch(undo: Undo): Promise<UndoCounts | null> {
  const changes = await nextChanges(undo);
  if (changes.length === 0) return null;
  const locked = await lockAppeals(
    undo.tx,
    changes.map(({ appeal_id }) => Number(appeal_id)),
  );
  const sorted = sortOut(changes, locked);
  await restore(undo, sorted.toRestore);
  await removeAppeals(undo.tx, sorted.toRemove, undo.origin);
  await settleNotes(undo, sorted);
  return { removed: sorted.toRemove.length, restored: sorted.toRestore.length, kept: sorted.toKeep.length };
}
