import { eq } from 'drizzle-orm';
import type { AnswerDone, ProposalDecision } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { answerLink, answerProposal, answerProposalText } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { moveInstructionIn } from '../instructions/move-instruction';
import { moveAppealIn } from '../life/move-appeal';
import type { VerbContext } from '../store';
import { noteLink } from './link-rows';

interface Waiting {
  readonly proposal: typeof answerProposal.$inferSelect;
  readonly link: typeof answerLink.$inferSelect;
  readonly text: string;
}

/**
 * The centre takes an answer, which answers the appeal or reports on the instruction, or gives it back with a reason.
 * Needs the scope `work`, for an instruction `instructions` too. Errors: not-found; conflict where somebody has decided
 * or the record moved meanwhile; invalid where the table of the life does not let it be answered so.
 */
export async function decideProposal({
  ctx,
  input: { id, decision },
}: {
  ctx: VerbContext;
  input: { id: number; decision: ProposalDecision };
}): Promise<AnswerDone> {
  const { store, actor } = ctx;
  requireScope(actor, 'work');
  const message = await withTransaction(store.db, async (tx) => {
    const waiting = await lockWaiting(tx, id);
    if (decision.decision === 'return') return giveBack(tx, ctx, { waiting, reason: decision.reason });
    return accept(tx, ctx, { waiting, version: decision.version });
  });
  store.pokeRelay();
  return { id, message };
}

/** Of two who decide at once, the second sees what the first has done. */
async function lockWaiting(tx: Transaction, id: number): Promise<Waiting> {
  const [row] = await tx
    .select({ proposal: answerProposal, link: answerLink, text: answerProposalText.text })
    .from(answerProposal)
    .innerJoin(answerLink, eq(answerLink.id, answerProposal.linkId))
    .innerJoin(answerProposalText, eq(answerProposalText.proposalId, answerProposal.id))
    .where(eq(answerProposal.id, id))
    .for('update', { of: answerProposal });
  if (row === undefined) throw new AppError('not-found', `ответа № ${id} нет`);
  if (row.proposal.state === 'waiting') return row;
  throw new AppError('conflict', `по ответу № ${id} уже решили: обновите страницу`);
}

async function decided(
  tx: Transaction,
  { store, actor }: VerbContext,
  { id, state }: { id: number; state: 'accepted' | 'returned' },
): Promise<void> {
  const set = { state, decidedAt: new Date(store.clock.now()), decidedBy: actor.id };
  await tx.update(answerProposal).set(set).where(eq(answerProposal.id, id));
}

async function giveBack(
  tx: Transaction,
  ctx: VerbContext,
  { waiting: { proposal, link }, reason: returnReason }: { waiting: Waiting; reason: string },
): Promise<string> {
  const { id } = proposal;
  await decided(tx, ctx, { id, state: 'returned' });
  await tx.update(answerProposalText).set({ returnReason }).where(eq(answerProposalText.proposalId, id));
  const { store, actor } = ctx;
  await noteLink(tx, link, { action: 'returned', actor: actor.id, now: store.clock.now() });
  return 'ответ возвращён с замечанием';
}

interface Accepting {
  readonly waiting: Waiting;
  readonly version: number;
}

async function accept(tx: Transaction, ctx: VerbContext, accepting: Accepting): Promise<string> {
  const { proposal, link } = accepting.waiting;
  await decided(tx, ctx, { id: proposal.id, state: 'accepted' });
  try {
    if (link.target === 'appeal') await answerAppeal(tx, ctx, accepting);
    else await reportInstruction(tx, ctx, accepting);
  } catch (error) {
    throw refusedOf(error);
  }
  return link.target === 'appeal' ? 'ответ принят: запись отвечена' : 'ответ принят: исполнитель отчитался';
}

async function answerAppeal(tx: Transaction, ctx: VerbContext, { waiting, version }: Accepting) {
  const { proposal, link, text } = waiting;
  const { outcome, promisedUntil } = proposal;
  const move = { kind: 'answer', outcome, text, until: promisedUntil?.getTime() ?? null } as const;
  const beside = { answeredBy: link.department };
  await moveAppealIn(tx, { ctx, input: { id: link.targetId, version, move, requestKey: null, beside } });
}

async function reportInstruction(tx: Transaction, ctx: VerbContext, { waiting, version }: Accepting) {
  const { link, text } = waiting;
  await moveInstructionIn(tx, {
    ctx,
    input: { id: link.targetId, move: { action: 'report', text, version } },
  });
}

/** Whoever decides cannot mend the answer's fields: what the table refuses is told as a whole. */
function refusedOf(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'invalid') return error;
  const why = error.errors[0]?.message ?? error.message;
  return new AppError('invalid', `ответ не принят: ${why}. Сделайте сначала нужный ход или верните ответ`);
}
