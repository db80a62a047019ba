import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { InstructionChanged, InstructionInput, InstructionLink } from '@/lib/contract/instruction';
import type { Transaction } from '@/lib/db/database';
import { instruction, instructionLink } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { formatMoment } from '@/lib/domain/russian';
import { requireScope } from '../actor';
import { keepOpen, requireOpenDepartment } from '../departments/require-open-department';
import type { Store, VerbContext } from '../store';
import { dueMoment } from './due-moment';
import { changedAnswer, noteHappening } from './instruction-rows';

/**
 * Gives a поручение to a department. Needs the scope `instructions`; errors: invalid for a closed department, a term
 * that has passed, a link to nothing.
 */
export async function giveInstruction({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: InstructionInput;
}): Promise<InstructionChanged> {
  requireScope(actor, 'instructions');
  const now = store.clock.now();
  const row = await withTransaction(store.db, async (tx) => {
    const executor = await executorOf(tx, store, input.executor);
    const dueAt = new Date(await dueMoment(tx, store, input.due));
    await requireTargets(tx, store, input.links);
    const [made] = await tx
      .insert(instruction)
      .values({
        author: actor.id,
        executor: executor.code,
        state: 'given',
        dueAt,
        firstDueAt: dueAt,
        givenAt: new Date(now),
      })
      .returning();
    if (made === undefined) throw new Error('an instruction was not written');
    const links = input.links.map((link) => ({ instructionId: made.id, ...link }));
    if (links.length > 0) await tx.insert(instructionLink).values(links).onConflictDoNothing();
    await noteHappening(tx, made, { action: 'give', actor: actor.id, text: input.text, now });
    return made;
  });
  store.pokeRelay();
  const due = formatMoment(store.city.profile.zone, row.dueAt.getTime());
  return changedAnswer(
    row,
    `поручение № ${row.id} дано: ${store.city.departmentName(row.executor)}, до ${due}`,
  );
}

async function executorOf(tx: Transaction, store: Store, code: string) {
  await keepOpen(tx, code);
  try {
    return requireOpenDepartment(await store.departments.board(tx), code);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.errors.map(({ message }) => ({ field: 'executor', message }));
    throw new AppError(error.code, error.message.replace('не назначено', 'поручение не дано'), errors);
  }
}

async function requireTargets(
  tx: Transaction,
  { city }: Store,
  links: readonly InstructionLink[],
): Promise<void> {
  for (const [i, { kind, target }] of links.entries()) {
    if (await exists(tx, { kind, target }, city.profile.topics)) continue;
    throw new AppError('invalid', 'поручение не дано: связь ведёт в никуда', [
      { field: `links.${i}.target`, message: `нет такого: ${target}` },
    ]);
  }
}

async function exists(
  tx: Transaction,
  { kind, target }: InstructionLink,
  topics: readonly { id: string }[],
): Promise<boolean> {
  if (kind === 'hot') return topics.some(({ id }) => id === target);
  if (!/^\d{1,15}$/.test(target)) return false;
  const table = sql.identifier(kind);
  const rows = await tx.execute(sql`SELECT 1 FROM ${table} WHERE id = ${Number(target)}`);
  return rows.length > 0;
}
