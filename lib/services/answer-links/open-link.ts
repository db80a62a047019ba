import { eq } from 'drizzle-orm';
import type { AnswerPage, AnswerProposal, SentAnswer } from '@/lib/contract/answer-link';
import { answerLink } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { VerbContext } from '../store';
import { bearerOf, type LinkRow, noteLink, requireLink } from './link-rows';
import { readSubject } from './link-subject';
import { listProposals } from './list-proposals';

/**
 * What a link asks, with earlier answers of the same organisation; the first opening is told to the log. Errors:
 * not-found for a link that does not hold.
 */
export async function openLink({
  ctx,
  input: { secret },
}: {
  ctx: VerbContext;
  input: { secret: string };
}): Promise<AnswerPage> {
  const { store } = ctx;
  const link = await requireLink(store, secret);
  await noteOpening(ctx, link);
  const { target, targetId, department, expiresAt } = link;
  const proposals = await listProposals({ ctx, input: link });
  return {
    target,
    targetId,
    ...(await readSubject(ctx, link)),
    departmentName: store.city.departmentName(department),
    expiresAt: expiresAt.toISOString(),
    proposals: proposals.filter((one) => one.department === department).map(sentAnswerOf),
  };
}

/** Who of the centre decided is not told outside. */
function sentAnswerOf({
  department: _,
  departmentName: __,
  decidedBy: ___,
  ...sent
}: AnswerProposal): SentAnswer {
  return sent;
}

async function noteOpening({ store }: VerbContext, link: LinkRow): Promise<void> {
  const now = store.clock.now();
  await withTransaction(store.db, async (tx) => {
    const [before] = await tx.select().from(answerLink).where(eq(answerLink.id, link.id)).for('update');
    await tx
      .update(answerLink)
      .set({ openedAt: new Date(now) })
      .where(eq(answerLink.id, link.id));
    if (before?.openedAt === null) await noteLink(tx, link, { action: 'opened', actor: bearerOf(link), now });
  });
  if (link.openedAt === null) store.pokeRelay();
}
