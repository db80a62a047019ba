import { AppError } from '@/lib/contract/app-error';
import type { RevealAnswer } from '@/lib/contract/reveal';
import { revealAudit } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { readMoveTexts } from '../life/read-moves';
import type { VerbContext } from '../store';
import { lockAppeals } from './appeal-rows';
import { readExtras } from './keep-extras';

/**
 * Shows the personal data of a record to whoever has the right, and notes who asked and why in the same
 * transaction. Needs the scope `reveal`; errors: not-found.
 */
export async function revealAppeal({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { id: number; reason: string };
}): Promise<RevealAnswer> {
  const { store, actor } = ctx;
  requireScope(actor, 'reveal');
  return withTransaction(store.db, async (tx) => {
    const stored = (await lockAppeals(tx, [input.id])).get(input.id);
    if (stored === undefined) throw new AppError('not-found', `записи № ${input.id} нет`);
    await tx.insert(revealAudit).values({
      appealId: input.id,
      actor: actor.id,
      reason: input.reason,
      revealedAt: new Date(store.clock.now()),
    });
    const { text, address, authorName: name, authorContact: contact, authorProfile: profile } = stored.state;
    const extra = (await readExtras(tx, [input.id])).get(input.id) ?? null;
    const moves = await readMoveTexts(tx, input.id);
    return { id: input.id, text, address, author: { name, contact, profile }, extra, moves };
  });
}
