import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { mark } from '../mark';
import type { VerbContext } from '../store';

interface Choice {
  /** Null: no model, the lexicon reads. */
  readonly id: number | null;
}

/** Makes a version the one that reads. Needs the scope `labels`; errors: not-found. */
export async function activateModel({ ctx, input }: { ctx: VerbContext; input: Choice }): Promise<void> {
  const { store, actor } = ctx;
  requireScope(actor, 'labels');
  await withTransaction(store.db, async (tx) => {
    await tx.execute(sql`LOCK TABLE topic_model IN SHARE ROW EXCLUSIVE MODE`);
    await tx.execute(sql`UPDATE topic_model SET is_active = false WHERE is_active`);
    if (input.id === null) return;
    const found = await tx.execute<{ id: string }>(sql`
      UPDATE topic_model SET is_active = true, activated_at = ${mark(store.clock.now())}
      WHERE id = ${input.id} RETURNING id`);
    if (found.length === 0)
      throw new AppError(
        'not-found',
        `версии ${input.id} нет; ничего не изменено, список — topics:train -- list`,
      );
  });
}

/** Goes back to the version before the active one, or to the lexicon. Answers the version that reads now. */
export async function revertModel({ ctx }: { ctx: VerbContext }): Promise<number | null> {
  const rows = await ctx.store.db.sql<{ id: string; is_active: boolean }[]>`
    SELECT id, is_active FROM topic_model ORDER BY id DESC`;
  const at = rows.findIndex((row) => row.is_active);
  if (at < 0) throw new AppError('conflict', 'возвращать нечего: действует словарь, обученной версии нет');
  const before = rows[at + 1];
  const id = before === undefined ? null : Number(before.id);
  await activateModel({ ctx, input: { id } });
  return id;
}
