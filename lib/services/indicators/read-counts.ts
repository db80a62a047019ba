import type { Kind } from '@/lib/domain/appeal';
import type { CountFact, InstructionFact, PromiseFact } from '@/lib/domain/indicator/facts';
import type { MonthSpan } from '@/lib/domain/indicator/month';
import type { InstructionState } from '@/lib/domain/instructions/instruction';
import { mark } from '../mark';
import type { Snapshot } from './read-rounds';

/** Drafts sent for approval and returned, reopenings by the author, of the month. */
export async function readMoveCounts(sql: Snapshot, { from, to }: MonthSpan): Promise<CountFact[]> {
  return sql<CountFact[]>`
    SELECT a.kind, a.department, count(*)::int AS count,
      CASE m.kind WHEN 'submit' THEN 'submitted' WHEN 'return' THEN 'returned' ELSE 'reopened' END AS key
    FROM appeal_move m JOIN appeal a ON a.id = m.appeal_id
    WHERE m.kind IN ('submit', 'return', 'reopen') AND m.moved_at >= ${mark(from)} AND m.moved_at < ${mark(to)}
      AND (m.kind <> 'reopen' OR m.details->>'base' IN ('dissatisfied', 'repeat'))
    GROUP BY 1, 2, 4`;
}

/**
 * Appeals of the month whose author was answered about the same topic at the same place within 30 days before
 * (повторность): the same house, the same cell, or the same district where neither is placed more exactly.
 */
export async function readRepeats(sql: Snapshot, { from, to }: MonthSpan): Promise<CountFact[]> {
  return sql<CountFact[]>`
    SELECT a.kind, a.department, 'repeats' AS key, count(*)::int AS count
    FROM appeal a
    WHERE a.created_at >= ${mark(from)} AND a.created_at < ${mark(to)} AND a.author_key IS NOT NULL
      AND EXISTS (SELECT 1 FROM appeal p
        WHERE p.author_key = a.author_key AND p.topic = a.topic AND p.kind = a.kind AND p.id <> a.id
          AND coalesce(p.answered_at, p.closed_at) <= a.created_at
          AND coalesce(p.answered_at, p.closed_at) >= a.created_at - interval '30 days'
          AND (p.address_key = a.address_key OR p.cell = a.cell
            OR (p.cell IS NULL AND a.cell IS NULL AND p.district IS NOT DISTINCT FROM a.district)))
    GROUP BY 1, 2`;
}

interface PromiseRow {
  readonly kind: Kind;
  readonly department: string | null;
  readonly until: string;
  readonly fate: 'promise-kept' | 'promise-broken' | 'reopen' | null;
  readonly base: string | null;
  readonly at: number | null;
}

const FATES = { 'promise-kept': 'kept', 'promise-broken': 'broken', reopen: 'reopened' } as const;

/** Promises whose date lies in the month, with what became of each first. */
export async function readPromises(sql: Snapshot, { from, to }: MonthSpan): Promise<PromiseFact[]> {
  const rows = await sql<PromiseRow[]>`
    SELECT a.kind, a.department, m.details->>'until' AS until, n.kind AS fate, n.base,
      round(date_part('epoch', n.moved_at) * 1000)::float8 AS at
    FROM appeal_move m JOIN appeal a ON a.id = m.appeal_id
      LEFT JOIN LATERAL (SELECT kind, details->>'base' AS base, moved_at FROM appeal_move later
        WHERE later.appeal_id = m.appeal_id AND later.version > m.version
          AND later.kind IN ('promise-kept', 'promise-broken', 'reopen')
        ORDER BY later.version LIMIT 1) n ON true
    WHERE m.kind = 'answer' AND m.details ? 'until'
      AND m.details->>'until' >= ${mark(from)} AND m.details->>'until' < ${mark(to)}`;
  return rows.map(({ kind, department, until, fate, base, at }) => ({
    kind,
    department,
    until: Date.parse(until),
    fate: fate === null ? null : base === 'mistake' ? 'mistaken' : FATES[fate],
    at,
  }));
}

interface InstructionRow {
  readonly executor: string;
  readonly state: InstructionState;
  readonly due: number;
  readonly done: number | null;
}

const STANDS: ReadonlySet<InstructionState> = new Set(['reported', 'done']);

/** Поручения whose date lies in the month. */
export async function readInstructions(sql: Snapshot, { from, to }: MonthSpan): Promise<InstructionFact[]> {
  const rows = await sql<InstructionRow[]>`
    SELECT executor, state, round(date_part('epoch', due_at) * 1000)::float8 AS due,
      round(date_part('epoch', coalesce(reported_at, closed_at)) * 1000)::float8 AS done
    FROM instruction WHERE due_at >= ${mark(from)} AND due_at < ${mark(to)}`;
  return rows.map(({ executor, state, due, done }) => ({
    executor,
    due,
    done: STANDS.has(state) ? done : null,
    isCancelled: state === 'cancelled',
  }));
}
