import type { Database } from '@/lib/db/database';
import type { Channel, Kind, Precision, Status } from '@/lib/domain/appeal';
import { numberToCell } from '@/lib/domain/cell';
import { finishOf, nearFrom, urgencyOf } from '@/lib/domain/deadline/standing';
import { maskPersonalData } from '@/lib/domain/personal-data';
import { composeLetters, searchableText } from '@/lib/domain/search-text';
import type { GoneDocument, SearchDocument } from '@/lib/search/appeal-search';

type DocumentRow = {
  id: string;
  text: string | null;
  address: string | null;
  kind: Kind;
  source: string;
  channel: Channel;
  topic: string;
  district: string | null;
  department: string | null;
  status: Status;
  precision: Precision;
  cell: string | null;
  created: number;
  due: number | null;
  soon: number | null;
  answered: number | null;
  closed: number | null;
};

const COLUMNS = `a.id, t.text, t.address, a.kind, a.source, a.channel, a.topic, a.district, a.department, a.status, a.precision,
  a.cell::text AS cell, (extract(epoch from a.created_at) * 1000)::float8 AS created,
  (extract(epoch from a.due_at) * 1000)::float8 AS due, (extract(epoch from a.soon_at) * 1000)::float8 AS soon, (extract(epoch from a.answered_at) * 1000)::float8 AS answered,
  (extract(epoch from a.closed_at) * 1000)::float8 AS closed`;

/** What a person may find and see of a text: composed, personal data masked. */
export function visibleText(text: string): string {
  return maskPersonalData(composeLetters(text));
}

/** The text and behind it the address: what is found in the address alone bears no mark in the text. */
function foundText({ text, address }: DocumentRow): string {
  const own = visibleText(text ?? '');
  return searchableText(address === null ? own : `${own}\n${visibleText(address)}`);
}

function toDocument(row: DocumentRow, version: number): SearchDocument {
  return {
    id: Number(row.id),
    version,
    text: foundText(row),
    kind: row.kind,
    source: row.source,
    channel: row.channel,
    topic: row.topic,
    district: row.district,
    department: row.department,
    status: row.status,
    precision: row.precision,
    cell: row.cell === null ? null : numberToCell(BigInt(row.cell)),
    created: row.created,
    finish: finishOf(row),
    urgency: urgencyOf(row),
    near: nearFrom(row),
  };
}

/** Documents of the given appeals as they stand now; `versions` is appeal → log position. */
export async function readDocuments(
  { sql }: Database,
  versions: ReadonlyMap<number, number>,
): Promise<SearchDocument[]> {
  const rows = await sql<DocumentRow[]>`
    SELECT ${sql.unsafe(COLUMNS)} FROM appeal a LEFT JOIN appeal_text t ON t.appeal_id = a.id
    WHERE a.id = ANY(${[...versions.keys()]}::bigint[])`;
  return rows.map((row) => toDocument(row, versions.get(Number(row.id)) ?? 0));
}

/** Touched appeals that have no document because they were removed. */
export function goneAmong(
  versions: ReadonlyMap<number, number>,
  documents: readonly SearchDocument[],
): GoneDocument[] {
  const found = new Set(documents.map(({ id }) => id));
  return [...versions].filter(([id]) => !found.has(id)).map(([id, version]) => ({ id, version }));
}

/** A page of all documents in the order of their ids, for a rebuild; their version is the log's head before reading. */
export async function readDocumentPage(
  { sql }: Database,
  page: { after: number; limit: number; version: number },
): Promise<SearchDocument[]> {
  const rows = await sql<DocumentRow[]>`
    SELECT ${sql.unsafe(COLUMNS)} FROM appeal a LEFT JOIN appeal_text t ON t.appeal_id = a.id
    WHERE a.id > ${page.after} ORDER BY a.id LIMIT ${page.limit}`;
  return rows.map((row) => toDocument(row, page.version));
}
