import type postgres from 'postgres';
import { cellToNumber } from '@/lib/domain/cell';
import type { SearchDocument, WriteOutcome } from '../appeal-search';
import { parserText } from './parser-text';

const BATCH = 1_000;

/** Writes the documents into a table or the live view; a document the database cannot hold is refused alone. */
export async function writeDocuments(
  sql: postgres.Sql,
  table: string,
  documents: readonly SearchDocument[],
): Promise<WriteOutcome> {
  const refused: { id: number; reason: string }[] = [];
  const newest = newestInOrder(documents);
  for (let i = 0; i < newest.length; i += BATCH) {
    refused.push(...(await writeOrSplit(sql, table, newest.slice(i, i + BATCH))));
  }
  return { refused };
}

/** One row per appeal, in the order of their ids: two writers then never wait for each other in a circle. */
function newestInOrder(documents: readonly SearchDocument[]): SearchDocument[] {
  const newest = new Map<number, SearchDocument>();
  for (const document of documents) {
    const known = newest.get(document.id);
    if (known === undefined || known.version <= document.version) newest.set(document.id, document);
  }
  return [...newest.values()].sort((a, b) => a.id - b.id);
}

async function writeOrSplit(
  sql: postgres.Sql,
  table: string,
  documents: readonly SearchDocument[],
): Promise<{ id: number; reason: string }[]> {
  try {
    await writeBatch(sql, table, documents);
    return [];
  } catch (error) {
    const reason = refusalOf(error);
    const [only, ...others] = documents;
    if (reason === null || only === undefined) throw error;
    if (others.length === 0) return [{ id: only.id, reason }];
    const half = Math.ceil(documents.length / 2);
    const first = await writeOrSplit(sql, table, documents.slice(0, half));
    return [...first, ...(await writeOrSplit(sql, table, documents.slice(half)))];
  }
}

/** Classes of errors that lie in the data: wrong value, broken constraint, larger than the engine allows. */
const DATA_FAULTS = ['22', '23', '54'];

function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return DATA_FAULTS.includes(error.code.slice(0, 2)) ? `${error.code} ${error.message}` : null;
}

/** Takes newer versions only, whatever order they come in. */
async function writeBatch(
  sql: postgres.Sql,
  table: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  const rows = documents.map((document) => ({
    ...document,
    text: parserText(document.text),
    cell: document.cell === null ? null : cellToNumber(document.cell).toString(),
  }));
  await sql.unsafe(
    `INSERT INTO ${table} AS d (id, version, text, tsv, kind, source, channel, topic, district, department, status,
       precision, cell, created, due)
     SELECT r.id, r.version, r.text, to_tsvector('pult_russian', r.text), r.kind, r.source, r.channel, r.topic,
       r.district, r.department, r.status, r.precision, r.cell, r.created, r.due
     FROM jsonb_to_recordset($1::text::jsonb) AS r(id bigint, version bigint, text text, kind text, source text,
       channel text, topic text, district text, department text, status text, precision text, cell bigint,
       created bigint, due bigint)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, text = excluded.text, tsv = excluded.tsv,
       kind = excluded.kind, source = excluded.source, channel = excluded.channel, topic = excluded.topic,
       district = excluded.district, department = excluded.department, status = excluded.status,
       precision = excluded.precision, cell = excluded.cell, created = excluded.created, due = excluded.due
     WHERE d.version <= excluded.version`,
    [JSON.stringify(rows)],
  );
}
