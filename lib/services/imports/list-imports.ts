import type { ImportItem } from '@/lib/contract/imports';
import type { Store, VerbContext } from '../store';
import { type ImportCounts, NO_COUNTS } from './import-job';
import type { UndoCounts } from './undo-batch';

/** A past or running import. */
export interface ImportEntry {
  readonly id: number;
  readonly fileName: string;
  readonly source: string;
  readonly rowsDone: number;
  readonly counts: ImportCounts;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly undoneAt: number | null;
  readonly undone: UndoCounts | null;
  /** Refused rows that wait to be mended in the page. */
  readonly waiting: number;
}

type Row = {
  id: string;
  file_name: string;
  source: string;
  rows_done: string;
  counts: Partial<ImportCounts>;
  started: number;
  finished: number | null;
  undone_at: number | null;
  undone: UndoCounts | null;
  waiting: string;
};

/** The latest imports, newest first. */
export async function listImports({ db }: Store, limit: number): Promise<ImportEntry[]> {
  const rows = await db.sql<Row[]>`
    SELECT id, file_name, source, rows_done, counts, undone,
      (SELECT count(*) FROM import_reject r WHERE r.job_id = import_job.id) AS waiting,
      (extract(epoch FROM started_at) * 1000)::float8 AS started,
      (extract(epoch FROM finished_at) * 1000)::float8 AS finished,
      (extract(epoch FROM undone_at) * 1000)::float8 AS undone_at
    FROM import_job ORDER BY started_at DESC, id DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    id: Number(row.id),
    fileName: row.file_name,
    source: row.source,
    rowsDone: Number(row.rows_done),
    counts: { ...NO_COUNTS, ...row.counts },
    startedAt: row.started,
    finishedAt: row.finished,
    undoneAt: row.undone_at,
    undone: row.undone,
    waiting: Number(row.waiting),
  }));
}

const SHOWN = 50;

function stateOf({ undoneAt, undone, finishedAt }: ImportEntry, isRunning: boolean): ImportItem['state'] {
  if (undoneAt !== null) return 'undone';
  if (undone !== null) return 'undoing';
  if (finishedAt !== null) return 'done';
  return isRunning ? 'running' : 'stopped';
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Past and running imports for a page: counts only, nothing of the rows. */
export async function showImports({ ctx: { store } }: { ctx: VerbContext }): Promise<ImportItem[]> {
  const entries = await listImports(store, SHOWN);
  const rows = await store.db.sql<{ job_id: string }[]>`
    SELECT job_id FROM import_file WHERE state = 'running' AND job_id IS NOT NULL`;
  const running = new Set(rows.map(({ job_id }) => Number(job_id)));
  return entries.map((entry) => ({
    id: entry.id,
    fileName: entry.fileName,
    source: entry.source,
    state: stateOf(entry, running.has(entry.id)),
    rowsDone: entry.rowsDone,
    counts: entry.counts,
    waiting: entry.waiting,
    startedAt: new Date(entry.startedAt).toISOString(),
    finishedAt: iso(entry.finishedAt),
    undone: entry.undone,
  }));
}
