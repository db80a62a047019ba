import { eq } from 'drizzle-orm';
import { GAZETTEER_LAYERS, gazetteerEntry } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { lockGazetteer, recordChange } from './change-gazetteer';

/**
 * Empties the gazetteer, as before the first import; its version goes on, so that nobody keeps the old one.
 * Answers how many entries went. Needs the scope `labels`.
 */
export async function removeGazetteer({ ctx }: { ctx: VerbContext }): Promise<number> {
  requireScope(ctx.actor, 'labels');
  return withTransaction(ctx.store.db, async (tx) => {
    await lockGazetteer(tx);
    let removed = 0;
    for (const layer of GAZETTEER_LAYERS) {
      const gone = await tx
        .delete(gazetteerEntry)
        .where(eq(gazetteerEntry.layer, layer))
        .returning({ id: gazetteerEntry.id });
      const change = { added: 0, changed: 0, removed: gone.length };
      await recordChange(tx, ctx, { layer, action: 'remove', fileName: null, change });
      removed += gone.length;
    }
    return removed;
  });
}
