import { and, eq, gt, isNull } from 'drizzle-orm';
import type { AnswerDone } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { answerLink } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { linkStanding } from '@/lib/domain/answer-link';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { momentsOf, noteLink } from './link-rows';

/** Takes a link back at once. Needs the scope `work`; errors: not-found, conflict for one that holds no more. */
export async function revokeLink({
  ctx: { store, actor },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<AnswerDone> {
  requireScope(actor, 'work');
  const now = store.clock.now();
  await withTransaction(store.db, async (tx) => {
    const [row] = await tx.select().from(answerLink).where(eq(answerLink.id, id)).for('update');
    if (row === undefined) throw new AppError('not-found', `ссылки № ${id} нет`);
    const standing = linkStanding(momentsOf(row), now);
    if (standing === 'revoked') throw new AppError('conflict', `ссылку № ${id} уже отозвали`);
    if (standing === 'expired') throw new AppError('conflict', `срок ссылки № ${id} уже вышел`);
    const set = { revokedAt: new Date(now), revokedBy: actor.id };
    await tx.update(answerLink).set(set).where(eq(answerLink.id, id));
    await noteLink(tx, row, { action: 'revoked', actor: actor.id, now });
  });
  store.pokeRelay();
  return { id, message: `ссылка № ${id} отозвана` };
}

/** Takes back every link of a department that holds, each by its event; answers how many. */
export async function revokeLinksOf(
  tx: Transaction,
  { department, actor, now }: { department: string; actor: string; now: number },
): Promise<number> {
  const at = new Date(now);
  const rows = await tx
    .update(answerLink)
    .set({ revokedAt: at, revokedBy: actor })
    .where(
      and(eq(answerLink.department, department), isNull(answerLink.revokedAt), gt(answerLink.expiresAt, at)),
    )
    .returning();
  for (const row of rows) await noteLink(tx, row, { action: 'revoked', actor, now });
  return rows.length;
}
