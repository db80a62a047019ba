import type postgres from 'postgres';
import type { SearchHit, SearchRequest } from '../appeal-search';
import type { CompiledTerm } from './compile-terms';
import { type Condition, whereOf } from './conditions';
import { findMarks, type LexemePlaces } from './find-marks';
import type { IndexTables } from './index-tables';

export interface HitQuestion {
  readonly tables: IndexTables;
  readonly request: SearchRequest;
  /** All of the request's, the facets' own filters too. */
  readonly conditions: readonly Condition[];
  readonly terms: readonly CompiledTerm[];
  /** The preferred queries, the first first; null for one that every hit meets. */
  readonly preferred: readonly (string | null)[];
}

type HitRow = { id: string; created: string; urgency: string; text: string; places: LexemePlaces | null };

/** What the hits of one tier alone meet. */
interface Tier {
  readonly tier: number;
  readonly conditions: readonly Condition[];
}

/** Tiers from the highest: each meets its own preferred query and none before it. */
function tiersOf(preferred: HitQuestion['preferred']): Tier[] {
  const tiers: Tier[] = [];
  const before: Condition[] = [];
  for (const [i, query] of preferred.entries()) {
    const tier = preferred.length - i;
    if (query === null) return [...tiers, { tier, conditions: before }];
    tiers.push({ tier, conditions: [...before, { clause: 'd.tsv @@ ?::tsquery', values: [query] }] });
    before.push({ clause: 'NOT d.tsv @@ ?::tsquery', values: [query] });
  }
  return [...tiers, { tier: 0, conditions: before }];
}

/** One page of hits in the order asked for, with their marks: tier after tier until it is full. */
export async function findHits(sql: postgres.Sql, question: HitQuestion): Promise<SearchHit[]> {
  const { request, preferred } = question;
  const { after, limit } = request;
  const hits: SearchHit[] = [];
  for (const tier of tiersOf(preferred)) {
    if (hits.length >= limit) break;
    if (after !== null && tier.tier > after.tier) continue;
    const from = after?.tier === tier.tier ? pageCondition(request) : [];
    const conditions = [...question.conditions, ...tier.conditions, ...from];
    const rows = await findRows(sql, question, { conditions, limit: limit - hits.length });
    hits.push(...rows.map((row) => hitOf(row, question, tier.tier)));
  }
  return hits;
}

function hitOf(row: HitRow, { request, terms }: HitQuestion, tier: number): SearchHit {
  return {
    tier,
    urgency: request.order === 'deadline' ? Number(row.urgency) : 0,
    created: Number(row.created),
    id: Number(row.id),
    marks: findMarks(row.text, row.places ?? {}, terms),
  };
}

async function findRows(
  sql: postgres.Sql,
  { tables, request, terms }: HitQuestion,
  { conditions, limit }: { conditions: readonly Condition[]; limit: number },
): Promise<HitRow[]> {
  const { text, values } = whereOf(conditions);
  const asked = terms.filter(({ isExcluded }) => !isExcluded).flatMap(({ wordings }) => wordings);
  const lexemes = [...new Set(asked.flatMap((wording) => wording.lexemes.map(({ lexeme }) => lexeme)))];
  const [most, words] = [`$${values.length + 1}`, `$${values.length + 2}`];
  const order = (alias: string) =>
    `${request.order === 'deadline' ? `${alias}.urgency, ` : ''}${alias}.created DESC, ${alias}.id DESC`;
  return sql.unsafe<HitRow[]>(
    `SELECT h.id, h.created, h.urgency, ${lexemes.length === 0 ? `''` : 't.text'} AS text,
       (SELECT json_object_agg(lexeme, positions) FROM unnest(h.tsv) WHERE lexeme = ANY(${words})) AS places
     FROM (
       SELECT d.id, d.created, d.urgency, d.tsv FROM ${tables.documents} d WHERE ${text}
       ORDER BY ${order('d')} LIMIT ${most}
     ) h JOIN ${tables.texts} t ON t.id = h.id ORDER BY ${order('h')}`,
    [...values, limit, lexemes],
  );
}

function pageCondition({ after, order }: SearchRequest): Condition[] {
  if (after === null) return [];
  const { urgency, created, id } = after;
  const older: Condition = { clause: '(d.created, d.id) < (?, ?)', values: [created, id] };
  if (order !== 'deadline') return [older];
  return [
    { clause: 'd.urgency >= ?', values: [urgency] },
    { clause: `(d.urgency > ? OR ${older.clause})`, values: [urgency, ...older.values] },
  ];
}
