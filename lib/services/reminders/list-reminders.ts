import { sql } from 'drizzle-orm';
import type { ReminderItem, RemindersAnswer, RemindersQuery } from '@/lib/contract/reminder';
import { CONTROLLER_NAMES } from '@/lib/domain/life/move-words';
import type { Actor } from '../actor';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';
import { type ReminderRow, remindersOf } from './reminder-rows';

const iso = (at: number) => new Date(at).toISOString();

/** What is called to the mind of this person, the earliest term first, and how much of it is new to them. */
export async function listReminders({
  ctx: { store, actor },
  input: { state, limit },
}: {
  ctx: VerbContext;
  input: RemindersQuery;
}): Promise<RemindersAnswer> {
  const fresh = await countFresh(store, actor);
  if (limit === 0) return { fresh, items: [] };
  const isShown = state === 'all' ? sql`true` : sql`m.seen IS NULL`;
  const rows = await store.db.orm.execute<ReminderRow>(
    sql`SELECT * FROM (${remindersOf(actor)}) m WHERE ${isShown} LIMIT ${limit}`,
  );
  return { fresh, items: rows.map((row) => present(row, { store, actor })) };
}

export async function countFresh({ db }: Store, actor: Actor): Promise<number> {
  const [row] = await db.orm.execute<{ fresh: number }>(
    sql`SELECT count(*)::int AS fresh FROM (${remindersOf(actor)}) m WHERE m.seen IS NULL`,
  );
  return row?.fresh ?? 0;
}

function titleOf({ kind, controller, target_id: id, topic, text }: ReminderRow, { city }: Store): string {
  if (kind === 'instruction') return text === null ? `Поручение № ${id}` : visibleText(text);
  const whose = controller === null ? '' : `: ${CONTROLLER_NAMES[controller]}`;
  return `На контроле${whose}. ${city.topicName(topic ?? '')}, запись № ${id}`;
}

function present(row: ReminderRow, { store, actor }: VerbContext): ReminderItem {
  const { id, kind, target_id: targetId, stage, executor, giver, due, made, seen } = row;
  return {
    id: Number(id),
    kind,
    targetId: Number(targetId),
    stage,
    title: titleOf(row, store),
    executorName: executor === null ? null : store.city.departmentName(executor),
    isGiver: giver === actor.id,
    dueAt: iso(due),
    madeAt: iso(made),
    seenAt: seen === null ? null : iso(seen),
  };
}
