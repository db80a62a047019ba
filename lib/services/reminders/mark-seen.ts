import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { RemindersMarked, RemindersSeen } from '@/lib/contract/reminder';
import { reminderSeen } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { counted, type Forms, plural } from '@/lib/domain/russian';
import type { VerbContext } from '../store';
import { countFresh } from './list-reminders';
import { remindersOf } from './reminder-rows';

const REMINDERS: Forms = ['напоминание', 'напоминания', 'напоминаний'];
const MARKED: Forms = ['отмечено', 'отмечены', 'отмечено'];

/** Marks reminders as taken in by this person; for others they stay new. Errors: not-found where none concerns them. */
export async function markSeen({
  ctx: { store, actor },
  input: { ids },
}: {
  ctx: VerbContext;
  input: RemindersSeen;
}): Promise<RemindersMarked> {
  const seenAt = new Date(store.clock.now());
  const count = await withTransaction(store.db, async (tx) => {
    const own = await tx.execute<{ id: string }>(
      sql`SELECT m.id FROM (${remindersOf(actor)}) m WHERE m.id IN ${ids}`,
    );
    if (own.length === 0)
      throw new AppError('not-found', 'таких напоминаний у вас нет: срок изменили или работу закончили');
    const rows = own.map(({ id }) => ({ reminderId: Number(id), actor: actor.id, seenAt }));
    await tx.insert(reminderSeen).values(rows).onConflictDoNothing();
    return rows.length;
  });
  const message = `${plural(count, MARKED)} ${counted(count, REMINDERS)}`;
  return { fresh: await countFresh(store, actor), message };
}
