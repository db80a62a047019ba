import type postgres from 'postgres';
import { cellToNumber } from '@/lib/domain/cell';
import type { SearchDocument, WriteOutcome } from '../appeal-search';
import type { IndexTables } from './index-tables';
import { parserText } from './parser-text';

const BATCH = 1_000;

/** Writes the documents into the tables; a document the database cannot hold is refused alone. */
export async function writeDocuments(
  sql: postgres.Sql,
  tables: IndexTables,
  documents: readonly SearchDocument[],
): Promise<WriteOutcome> {
  const refused: { id: number; reason: string }[] = [];
  const newest = newestInOrder(documents);
  for (let i = 0; i < newest.length; i += BATCH) {
    refused.push(...(await writeOrSplit(sql, tables, newest.slice(i, i + BATCH))));
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
  tables: IndexTables,
  documents: readonly SearchDocument[],
): Promise<{ id: number; reason: string }[]> {
  try {
    await writeBatch(sql, tables, documents);
    return [];
  } catch (error) {
    const reason = refusalOf(error);
    const [only, ...others] = documents;
    if (reason === null || only === undefined) throw error;
    if (others.length === 0) return [{ id: only.id, reason }];
    const half = Math.ceil(documents.length / 2);
    const first = await writeOrSplit(sql, tables, documents.slice(0, half));
    return [...first, ...(await writeOrSplit(sql, tables, documents.slice(half)))];
  }
}

/** Classes of errors that lie in the data: wrong value, broken constraint, larger than the engine allows. */
const DATA_FAULTS = ['22', '23', '54'];

function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return DATA_FAULTS.includes(error.code.slice(0, 2)) ? `${error.code} ${error.message}` : null;
}

const sameFacets = `(f.topic, f.channel, f.status, f.kind, f."precision", f.finish)
    = (r.topic, r.channel, r.status, r.kind, r."precision", r.finish)
  AND f.district IS NOT DISTINCT FROM r.district AND f.department IS NOT DISTINCT FROM r.department`;
const FACET_VALUES = 'topic, district, channel, status, kind, department, "precision", finish';
const ROWS = `jsonb_to_recordset($1::text::jsonb) AS r(id bigint, version bigint, text text, topic text,
  district text, channel text, status text, kind text, department text, "precision" text, finish text,
  cell bigint, created bigint, urgency bigint, near bigint)`;

/** Takes newer versions only, whatever order they come in; a text follows its document. */
async function writeBatch(
  sql: postgres.Sql,
  { documents: table, facets, texts, words }: IndexTables,
  documents: readonly SearchDocument[],
): Promise<void> {
  const rows = documents.map((document) => ({
    ...document,
    text: parserText(document.text),
    cell: document.cell === null ? null : cellToNumber(document.cell).toString(),
  }));
  const json = JSON.stringify(rows);
  // In one order everywhere: two writers that add the same combinations then wait for each other only one way.
  await sql.unsafe(
    `INSERT INTO ${facets} (${FACET_VALUES})
     SELECT DISTINCT ${FACET_VALUES} FROM ${ROWS} WHERE NOT EXISTS (SELECT 1 FROM ${facets} f WHERE ${sameFacets})
     ORDER BY ${FACET_VALUES} ON CONFLICT DO NOTHING`,
    [json],
  );
  await sql.unsafe(
    `WITH written AS (
       INSERT INTO ${table} AS d (id, version, created, cell, facets, urgency, near, tsv)
       SELECT r.id, r.version, r.created, r.cell, f.code, r.urgency, r.near, to_tsvector('pult_russian', r.text)
       FROM ${ROWS} JOIN ${facets} f ON ${sameFacets}
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, created = excluded.created, cell = excluded.cell,
         facets = excluded.facets, urgency = excluded.urgency, near = excluded.near, tsv = excluded.tsv
       WHERE d.version <= excluded.version
       RETURNING id
     )
     INSERT INTO ${texts} AS t (id, text) SELECT r.id, r.text FROM ${ROWS} JOIN written w ON w.id = r.id
     ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE t.text <> excluded.text`,
    [json],
  );
  await sql.unsafe(
    `INSERT INTO ${words} (word) SELECT r.word FROM unnest($1::text[]) AS r(word)
     WHERE NOT EXISTS (SELECT 1 FROM ${words} w WHERE w.word = r.word) ON CONFLICT DO NOTHING`,
    [wordsOf(documents)],
  );
}

const SHORTEST_WORD = 3;
const LONGEST_WORD = 40;

/** The words that somebody may mistype, in one order everywhere: two writers then wait only one way. */
function wordsOf(documents: readonly SearchDocument[]): string[] {
  const words = new Set(documents.flatMap(({ text }) => text.split(/\s+/u)));
  return [...words]
    .filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && !/\d/u.test(word))
    .sort();
}
