import { eq, sql } from 'drizzle-orm';
import type {
  AnswerDone,
  AnswerInput,
  AnswerPage,
  AnswerProposal,
  AnswerTarget,
  ProposalDecision,
} from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import { answerLink, answerProposal, answerProposalText } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { getAppeal } from '../appeals/get-appeal';
import { getInstruction } from '../instructions/list-instructions';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';
import { type LinkRow, requireLink } from './link-rows';

/** Answers that came by links to one thing, latest first; texts masked. */
export async function listProposals({
  ctx: { store },
  input: { target, targetId },
}: {
  ctx: VerbContext;
  input: { target: AnswerTarget; targetId: number };
}): Promise<AnswerProposal[]> {
  const rows = await store.db.sql<(AnswerProposal & { until: Date | null; at: Date })[]>`
    SELECT p.id::int AS id, l.department, t.text, p.outcome, p.promised_until AS until, p.state, p.proposed_at AS at,
      t.return_reason AS "returnReason"
    FROM answer_proposal p JOIN answer_link l ON l.id = p.link_id JOIN answer_proposal_text t ON t.proposal_id = p.id
    WHERE l.target = ${target} AND l.target_id = ${targetId} ORDER BY p.id DESC`;
  return rows.map(({ until, at, ...row }) => ({
    ...row,
    text: visibleText(row.text),
    promisedUntil: until === null ? null : new Date(until).toISOString(),
    proposedAt: new Date(at).toISOString(),
  }));
}

async function subjectOf(ctx: VerbContext, { target, targetId: id }: LinkRow) {
  if (target === 'instruction') {
    const { text, dueAt } = await getInstruction({ ctx, input: { id } });
    return { title: `Поручение № ${id}`, text, address: null, dueAt };
  }
  const { topicName, text, address, dueAt } = await getAppeal({ ctx, input: { id } });
  return { title: `${topicName}, запись № ${id}`, text, address, dueAt };
}

/** What a link asks, with earlier answers by it. Errors: not-found for a link that does not hold. */
export async function openLink({
  ctx,
  input: { secret },
}: {
  ctx: VerbContext;
  input: { secret: string };
}): Promise<AnswerPage> {
  const { store } = ctx;
  const link = await requireLink(store, secret);
  const { target, targetId, department, expiresAt } = link;
  await store.db.orm
    .update(answerLink)
    .set({ openedAt: new Date(store.clock.now()) })
    .where(eq(answerLink.id, link.id));
  return {
    target,
    targetId,
    ...(await subjectOf(ctx, link)),
    departmentName: nameOf(store, department),
    expiresAt: expiresAt.toISOString(),
    proposals: (await listProposals({ ctx, input: link })).filter((one) => one.department === department),
  };
}

const nameOf = ({ city }: Store, code: string) =>
  city.profile.departments.find(({ id }) => id === code)?.name ?? code;

/**
 * Takes the answer of an organisation as a proposal to the centre; the link is the right. Errors: not-found, conflict
 * while an earlier one waits.
 */
export async function proposeAnswer({
  ctx: { store },
  input: { secret, answer },
}: {
  ctx: VerbContext;
  input: { secret: string; answer: AnswerInput };
}): Promise<AnswerDone> {
  const link = await requireLink(store, secret);
  const now = store.clock.now();
  const id = await withTransaction(store.db, async (tx) => {
    await tx.select().from(answerLink).where(eq(answerLink.id, link.id)).for('update');
    const waiting = await tx.execute(
      sql`SELECT 1 FROM answer_proposal WHERE link_id = ${link.id} AND state = 'waiting'`,
    );
    if (waiting.length > 0)
      throw new AppError('conflict', 'ответ уже отправлен и ждёт центра: он примет его или вернёт');
    const { outcome, promisedUntil } = answer;
    const until = promisedUntil == null ? null : new Date(promisedUntil);
    const [made] = await tx
      .insert(answerProposal)
      .values({ linkId: link.id, outcome, promisedUntil: until, proposedAt: new Date(now) })
      .returning({ id: answerProposal.id });
    if (made === undefined) throw new Error('a proposal was not written');
    await tx.insert(answerProposalText).values({ proposalId: made.id, text: answer.text });
    return made.id;
  });
  return { id, message: 'ответ отправлен: центр примет его или вернёт с замечанием' };
}

/** The centre takes an answer or gives it back with a reason. Needs the scope `work`; errors: not-found, conflict. */
export async function decideProposal({
  ctx: { store, actor },
  input: { id, decision },
}: {
  ctx: VerbContext;
  input: { id: number; decision: ProposalDecision };
}): Promise<AnswerDone> {
  requireScope(actor, 'work');
  const isAccepted = decision.decision === 'accept';
  await withTransaction(store.db, async (tx) => {
    const [row] = await tx.select().from(answerProposal).where(eq(answerProposal.id, id)).for('update');
    if (row === undefined) throw new AppError('not-found', `ответа № ${id} нет`);
    if (row.state !== 'waiting')
      throw new AppError('conflict', `по ответу № ${id} уже решили: обновите страницу`);
    await tx
      .update(answerProposal)
      .set({
        state: isAccepted ? 'accepted' : 'returned',
        decidedAt: new Date(store.clock.now()),
        decidedBy: actor.id,
      })
      .where(eq(answerProposal.id, id));
    if (decision.decision === 'return')
      await tx
        .update(answerProposalText)
        .set({ returnReason: decision.reason })
        .where(eq(answerProposalText.proposalId, id));
  });
  return { id, message: isAccepted ? 'ответ принят' : 'ответ возвращён с замечанием' };
}
