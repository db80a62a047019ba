import { AppError } from '@/lib/contract/app-error';
import type { ImportSettings } from '@/lib/contract/imports';
import { requireScope } from '../actor';
import { mark } from '../mark';
import type { Store, VerbContext } from '../store';

export interface StoredImportFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly settings: ImportSettings;
  readonly state: 'ready' | 'running' | 'done' | 'failed';
  readonly jobId: number | null;
  readonly problem: string | null;
  readonly actor: string;
}

type Row = Omit<StoredImportFile, 'id' | 'size' | 'jobId'> & {
  id: string;
  size: string;
  job_id: string | null;
};

const toFile = ({ id, size, job_id, name, settings, state, problem, actor }: Row): StoredImportFile => ({
  id: Number(id),
  size: Number(size),
  jobId: job_id === null ? null : Number(job_id),
  name,
  settings,
  state,
  problem,
  actor,
});

/** Notes a file that came through the page. Needs the scope `ingest`. */
export async function addImportFile({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: { name: string; size: number };
}): Promise<StoredImportFile> {
  requireScope(actor, 'ingest');
  const [row] = await store.db.sql<Row[]>`
    INSERT INTO import_file (name, size, settings, actor, uploaded_at)
    VALUES (${input.name}, ${input.size}, '{}'::jsonb, ${actor.id}, ${mark(store.clock.now())}::timestamptz) RETURNING *`;
  if (row === undefined) throw new Error('an uploaded file was not noted');
  return toFile(row);
}

/** Errors: not-found. */
export async function findImportFile({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<StoredImportFile> {
  requireScope(actor, 'ingest');
  const [row] = await store.db.sql<Row[]>`SELECT * FROM import_file WHERE id = ${input.id}`;
  if (row === undefined) throw new AppError('not-found', `файла № ${input.id} нет: отправьте его снова`);
  return toFile(row);
}

export interface FileChange {
  readonly id: number;
  readonly settings?: ImportSettings;
  readonly state?: StoredImportFile['state'];
  readonly jobId?: number;
  /** Why it could not be imported; absent clears. */
  readonly problem?: string;
}

export async function changeImportFile({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: FileChange;
}): Promise<StoredImportFile> {
  requireScope(actor, 'ingest');
  const { id, settings, state, jobId, problem } = input;
  const json = settings === undefined ? null : JSON.stringify(settings);
  const [row] = await store.db.sql<Row[]>`
    UPDATE import_file SET settings = coalesce(${json}::text::jsonb, settings), state = coalesce(${state ?? null}::text, state),
      job_id = coalesce(${jobId ?? null}::bigint, job_id), problem = ${problem ?? null}
    WHERE id = ${id} RETURNING *`;
  if (row === undefined) throw new AppError('not-found', `файла № ${id} нет: отправьте его снова`);
  return toFile(row);
}

/** Forgets files that nobody has imported since `before`, and answers them: they name people. */
export async function forgetStaleFiles({ db }: Store, before: number): Promise<StoredImportFile[]> {
  const rows = await db.sql<Row[]>`
    DELETE FROM import_file WHERE state IN ('ready', 'failed') AND uploaded_at < ${mark(before)}::timestamptz RETURNING *`;
  return rows.map(toFile);
}

/** Files whose import was broken off, and imports whose undo was: what a restart has to go on with. */
export async function findUnfinished({ db }: Store): Promise<{ files: StoredImportFile[]; undos: number[] }> {
  const files = await db.sql<Row[]>`SELECT * FROM import_file WHERE state = 'running' ORDER BY id`;
  const undos = await db.sql<{ id: string }[]>`
    SELECT id FROM import_job WHERE undone IS NOT NULL AND undone_at IS NULL ORDER BY id`;
  return { files: files.map(toFile), undos: undos.map(({ id }) => Number(id)) };
}
