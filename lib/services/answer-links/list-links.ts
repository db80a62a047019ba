import { and, count, desc, eq } from 'drizzle-orm';
import type { AnswerLinkItem } from '@/lib/contract/answer-link';
import { answerLink, answerProposal } from '@/lib/db/schema';
import { type AnswerTarget, linkStanding } from '@/lib/domain/answer-link';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { type LinkRow, momentsOf } from './link-rows';

const iso = (at: Date | null) => (at === null ? null : at.toISOString());

/** Links to one appeal or instruction, latest first; never their addresses. Needs the scope `work`. */
export async function listLinks({
  ctx: { store, actor },
  input: { target, targetId },
}: {
  ctx: VerbContext;
  input: { target: AnswerTarget; targetId: number };
}): Promise<AnswerLinkItem[]> {
  requireScope(actor, 'work');
  const rows = await store.db.orm
    .select({ link: answerLink, answers: count(answerProposal.id) })
    .from(answerLink)
    .leftJoin(answerProposal, eq(answerProposal.linkId, answerLink.id))
    .where(and(eq(answerLink.target, target), eq(answerLink.targetId, targetId)))
    .groupBy(answerLink.id)
    .orderBy(desc(answerLink.id));
  const now = store.clock.now();
  return rows.map(({ link, answers }) => ({
    ...present(link, now),
    departmentName: store.city.departmentName(link.department),
    answers,
  }));
}

function present(link: LinkRow, now: number): Omit<AnswerLinkItem, 'departmentName' | 'answers'> {
  const { id, department, createdBy, createdAt, expiresAt, revokedAt, revokedBy, openedAt } = link;
  return {
    id,
    department,
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    standing: linkStanding(momentsOf(link), now),
    revokedAt: iso(revokedAt),
    revokedBy,
    openedAt: iso(openedAt),
  };
}
