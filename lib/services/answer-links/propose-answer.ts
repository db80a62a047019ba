import { and, eq } from 'drizzle-orm';
import type { AnswerDone, AnswerInput } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { answerLink, answerProposal, answerProposalText } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { VerbContext } from '../store';
import { bearerOf, type LinkRow, noteLink, requireLink } from './link-rows';
import { readSubject } from './link-subject';

/**
 * Takes the answer of an organisation as a proposal to the centre; the link is the right. Errors: not-found; invalid
 * for a promise in the past; conflict while an earlier one waits, or where no answer is wanted any more.
 */
export async function proposeAnswer({
  ctx,
  input: { secret, answer },
}: {
  ctx: VerbContext;
  input: { secret: string; answer: AnswerInput };
}): Promise<AnswerDone> {
  const { store } = ctx;
  const link = await requireLink(store, secret);
  const { refusal } = await readSubject(ctx, link);
  if (refusal !== null) throw new AppError('conflict', `ответ не отправлен: ${refusal}`);
  const now = store.clock.now();
  refusePast(answer, now);
  const id = await withTransaction(store.db, async (tx) => {
    await refuseWhileWaiting(tx, link);
    const made = await write(tx, link, { answer, now });
    await noteLink(tx, link, { action: 'answered', actor: bearerOf(link), now });
    return made;
  });
  store.pokeRelay();
  return { id, message: 'ответ отправлен: центр примет его или вернёт с замечанием' };
}

function refusePast({ promisedUntil }: AnswerInput, now: number): void {
  if (promisedUntil == null || promisedUntil > now) return;
  throw new AppError('invalid', 'ответ не отправлен: исправьте поля', [
    { field: 'promisedUntil', message: 'это время уже прошло: укажите время впереди' },
  ]);
}

async function refuseWhileWaiting(tx: Transaction, { id }: LinkRow): Promise<void> {
  await tx.select().from(answerLink).where(eq(answerLink.id, id)).for('update');
  const waiting = await tx
    .select({ id: answerProposal.id })
    .from(answerProposal)
    .where(and(eq(answerProposal.linkId, id), eq(answerProposal.state, 'waiting')));
  if (waiting.length > 0)
    throw new AppError('conflict', 'ответ уже отправлен и ждёт центра: он примет его или вернёт');
}

async function write(
  tx: Transaction,
  { id: linkId }: LinkRow,
  { answer, now }: { answer: AnswerInput; now: number },
): Promise<number> {
  const { outcome, promisedUntil, text } = answer;
  const until = promisedUntil == null ? null : new Date(promisedUntil);
  const [made] = await tx
    .insert(answerProposal)
    .values({ linkId, outcome, promisedUntil: until, proposedAt: new Date(now) })
    .returning({ id: answerProposal.id });
  if (made === undefined) throw new Error('a proposal was not written');
  await tx.insert(answerProposalText).values({ proposalId: made.id, text });
  return made.id;
}
