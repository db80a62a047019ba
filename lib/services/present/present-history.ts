import type { HistoryEntry } from '@/lib/contract/search';
import type { Database } from '@/lib/db/database';
import type { AppealEvent, Contribution } from '@/lib/domain/log-event';
import { visibleText } from '../search/read-documents';
import { madeMoves } from './present-moves';

/** What a history tells of a contribution; the opaque keys say only that somebody else, or another house, is meant. */
const FIELDS = [
  'kind',
  'channel',
  'topic',
  'cell',
  'precision',
  'district',
  'department',
  'status',
  'created',
  'due',
  'answered',
  'closed',
  'author',
  'address',
] as const;

const MOMENTS: ReadonlySet<string> = new Set(['created', 'due', 'answered', 'closed']);
const OPAQUE: ReadonlySet<string> = new Set(['author', 'address']);

function textOf(field: (typeof FIELDS)[number], value: Contribution[keyof Contribution]): string | null {
  if (value === null) return null;
  if (OPAQUE.has(field)) return '•';
  return MOMENTS.has(field) ? new Date(Number(value)).toISOString() : String(value);
}

function changesOf(before: Contribution | null, after: Contribution): HistoryEntry['changes'] {
  if (before === null) return [];
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: textOf(field, before[field]),
    after: textOf(field, after[field]),
  }));
}

const NAMES = {
  'appeal.registered': 'registered',
  'appeal.corrected': 'corrected',
  'appeal.updated': 'updated',
  'appeal.relabelled': 'relabelled',
  'appeal.moved': 'moved',
} as const;

/** Everything that happened to an appeal, oldest first; where it went over from a closed department, why that was closed. */
export async function presentHistory({ orm, sql }: Database, appealId: number): Promise<HistoryEntry[]> {
  const rows = await sql<{ at: number; actor: string; body: AppealEvent; reason: string | null }[]>`
    SELECT (extract(epoch from e.recorded_at) * 1000)::float8 AS at, e.actor, e.body, s.reason
    FROM appeal_event e LEFT JOIN setting_change s ON s.area = 'departments' AND s.action = 'close'
      AND s.item = e.body->'before'->>'department' AND s.item <> e.body->'after'->>'department'
      AND s.recorded_at = e.recorded_at AND s.actor = e.actor AND e.body->>'type' = 'appeal.updated'
    WHERE e.appeal_id = ${appealId} ORDER BY e.id`;
  const moves = await madeMoves(orm, appealId);
  return rows.map(({ at, actor, body, reason }) => ({
    at: new Date(at).toISOString(),
    event: NAMES[body.type],
    actor,
    changes: changesOf(body.before, body.after),
    reason: reason === null ? null : visibleText(reason),
    move: body.move === undefined ? null : (moves.get(body.move.version) ?? null),
  }));
}
