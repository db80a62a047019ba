import type postgres from 'postgres';
import type { SearchHit, SearchRequest } from '../appeal-search';
import type { CompiledTerm } from './compile-terms';
import { type Condition, whereOf } from './conditions';
import { findMarks, type LexemePlaces } from './find-marks';
import { LIVE_VIEW } from './index-tables';

export interface HitQuestion {
  readonly request: SearchRequest;
  readonly conditions: readonly Condition[];
  readonly terms: readonly CompiledTerm[];
}

type HitRow = { id: string; created: string; text: string; places: LexemePlaces | null };

/** One page of hits, newest first, with their marks. */
export async function findHits(
  sql: postgres.Sql,
  { request, conditions, terms }: HitQuestion,
): Promise<SearchHit[]> {
  const paged = request.after === null ? conditions : [...conditions, pageCondition(request.after)];
  const { text, values } = whereOf(paged);
  const asked = terms.filter((term) => !term.isExcluded);
  const lexemes = [...new Set(asked.flatMap((term) => term.lexemes.map(({ lexeme }) => lexeme)))];
  const rows = await sql.unsafe<HitRow[]>(
    `SELECT h.id, h.created, ${lexemes.length === 0 ? `''` : 'h.text'} AS text,
       (SELECT json_object_agg(lexeme, positions) FROM unnest(h.tsv) WHERE lexeme = ANY($${values.length + 2})) AS places
     FROM (
       SELECT id, created, text, tsv FROM ${LIVE_VIEW} WHERE ${text}
       ORDER BY created DESC, id DESC LIMIT $${values.length + 1}
     ) h ORDER BY h.created DESC, h.id DESC`,
    [...values, request.limit, lexemes],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    created: Number(row.created),
    marks: findMarks(row.text, row.places ?? {}, asked),
  }));
}

function pageCondition(after: { created: number; id: number }): Condition {
  return { clause: '(created, id) < (?, ?)', values: [after.created, after.id], facet: null };
}
