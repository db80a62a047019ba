import { sql } from 'drizzle-orm';
import { INSTRUCTION_MOVES } from '@/lib/domain/instructions/moves';
import type { Controller } from '@/lib/domain/life/facts';
import { UNFINISHED } from '@/lib/domain/life/move-table';
import type { ReminderKind, ReminderStage } from '@/lib/domain/reminder';
import type { Actor } from '../actor';

/** A reminder that still holds and concerns somebody. */
export type ReminderRow = {
  id: string;
  kind: ReminderKind;
  target_id: string;
  controller: Controller | null;
  stage: ReminderStage;
  due: number;
  made: number;
  seen: number | null;
  giver: string;
  executor: string | null;
  topic: string | null;
  text: string | null;
};

/** Of an instruction its words; of a mark the topic of its appeal. The text of the task may be erased. */
const SUBJECTS = sql`
  SELECT r.id, r.kind, r.target_id, r.controller, r.stage, r.due_at, r.made_at, i.author AS giver, i.executor,
    NULL::text AS topic, (SELECT t.text FROM instruction_event e JOIN instruction_text t ON t.event_id = e.id
      WHERE e.instruction_id = i.id AND e.action = 'give' ORDER BY e.id LIMIT 1) AS text
  FROM reminder r JOIN instruction i ON i.id = r.target_id
  WHERE r.kind = 'instruction' AND i.due_at = r.due_at AND i.closed_at IS NULL
    AND i.state IN ${[...INSTRUCTION_MOVES.remind.from]}
  UNION ALL
  SELECT r.id, r.kind, r.target_id, r.controller, r.stage, r.due_at, r.made_at, coalesce(c."setBy", ''), a.department,
    a.topic, NULL
  FROM reminder r JOIN appeal a ON a.id = r.target_id
    CROSS JOIN LATERAL jsonb_to_recordset(a.life->'controls') AS c(controller text, until float8, "setBy" text)
  WHERE r.kind = 'control' AND c.controller = r.controller AND to_timestamp(c.until / 1000) = r.due_at
    AND a.status IN ${[...UNFINISHED]}`;

/**
 * Whom a reminder concerns: whoever has given the work or set the control, the hand of the department that does it,
 * and the centre's people who lead instructions or control.
 */
function concerns({ id, department, scopes }: Actor) {
  if (department !== undefined) return sql`(s.giver = ${id} OR s.executor = ${department})`;
  return sql`(s.giver = ${id} OR (s.kind = 'instruction' AND ${scopes.has('instructions')})
    OR (s.kind = 'control' AND ${scopes.has('control')}))`;
}

/** Reminders of one person that still hold, the most urgent first; one of a passed term stands for that of its coming. */
export function remindersOf(actor: Actor) {
  return sql`
    SELECT s.*, (extract(epoch FROM s.due_at) * 1000)::float8 AS due, (extract(epoch FROM s.made_at) * 1000)::float8 AS made,
      (extract(epoch FROM k.seen_at) * 1000)::float8 AS seen
    FROM (${SUBJECTS}) s LEFT JOIN reminder_seen k ON k.reminder_id = s.id AND k.actor = ${actor.id}
    WHERE ${concerns(actor)} AND (s.stage = 'late' OR NOT EXISTS (SELECT 1 FROM reminder l WHERE l.kind = s.kind
      AND l.target_id = s.target_id AND l.controller IS NOT DISTINCT FROM s.controller AND l.due_at = s.due_at
      AND l.stage = 'late'))
    ORDER BY s.due_at, s.id`;
}
