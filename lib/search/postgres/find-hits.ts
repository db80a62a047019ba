import type postgres from 'postgres';
import type { SearchFilter, SearchHit, SearchRequest } from '../appeal-search';
import { facetFilters } from '../facets';
import type { CompiledTerm } from './compile-terms';
import { type Condition, whereOf } from './conditions';
import { findMarks, type LexemePlaces } from './find-marks';
import type { IndexTables } from './index-tables';

export interface HitQuestion {
  readonly tables: IndexTables;
  readonly request: SearchRequest;
  readonly conditions: readonly Condition[];
  readonly terms: readonly CompiledTerm[];
}

type HitRow = { id: string; created: string; text: string; places: LexemePlaces | null };

/** One page of hits, newest first, with their marks. */
export async function findHits(sql: postgres.Sql, question: HitQuestion): Promise<SearchHit[]> {
  const { tables, request, conditions, terms } = question;
  const extra = await facetCondition(sql, tables, request.filter);
  const { text, values } = whereOf([...conditions, ...extra, ...pageCondition(request.after)]);
  const asked = terms.filter((term) => !term.isExcluded);
  const lexemes = [...new Set(asked.flatMap((term) => term.lexemes.map(({ lexeme }) => lexeme)))];
  const [limit, words] = [`$${values.length + 1}`, `$${values.length + 2}`];
  const rows = await sql.unsafe<HitRow[]>(
    `SELECT h.id, h.created, ${lexemes.length === 0 ? `''` : 't.text'} AS text,
       (SELECT json_object_agg(lexeme, positions) FROM unnest(h.tsv) WHERE lexeme = ANY(${words})) AS places
     FROM (
       SELECT d.id, d.created, d.tsv FROM ${tables.documents} d WHERE ${text}
       ORDER BY d.created DESC, d.id DESC LIMIT ${limit}
     ) h JOIN ${tables.texts} t ON t.id = h.id ORDER BY h.created DESC, h.id DESC`,
    [...values, request.limit, lexemes],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    created: Number(row.created),
    marks: findMarks(row.text, row.places ?? {}, asked),
  }));
}

function pageCondition(after: SearchRequest['after']): Condition[] {
  return after === null ? [] : [{ clause: '(d.created, d.id) < (?, ?)', values: [after.created, after.id] }];
}

/** The combinations that pass the facets' filters, as constants: the planner then knows how many rows they have. */
async function facetCondition(
  sql: postgres.Sql,
  { facets }: IndexTables,
  filter: SearchFilter,
): Promise<Condition[]> {
  const filters = facetFilters(filter);
  if (filters.length === 0) return [];
  const { text, values } = whereOf(
    filters.map(({ facet, value }) => ({ clause: `${facet} = ?`, values: [value] })),
  );
  const rows = await sql.unsafe<{ code: number }[]>(`SELECT code FROM ${facets} WHERE ${text}`, values);
  return [{ clause: 'd.facets = ANY(?::int[])', values: [rows.map(({ code }) => code)] }];
}
