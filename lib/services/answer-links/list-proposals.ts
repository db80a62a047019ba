import type { AnswerProposal } from '@/lib/contract/answer-link';
import type { AnswerTarget } from '@/lib/domain/answer-link';
import { visibleText } from '../search/read-documents';
import type { VerbContext } from '../store';

type Row = Omit<AnswerProposal, 'promisedUntil' | 'proposedAt' | 'decidedAt' | 'departmentName'> & {
  until: Date | null;
  at: Date;
  decided: Date | null;
};

const iso = (at: Date) => new Date(at).toISOString();
const isoOrNull = (at: Date | null) => (at === null ? null : iso(at));

/** Answers that came by links to one thing, latest first; texts masked. */
export async function listProposals({
  ctx: { store },
  input: { target, targetId },
}: {
  ctx: VerbContext;
  input: { target: AnswerTarget; targetId: number };
}): Promise<AnswerProposal[]> {
  const rows = await store.db.sql<Row[]>`
    SELECT p.id::int AS id, l.department, t.text, p.outcome, p.promised_until AS until, p.state, p.proposed_at AS at,
      p.decided_at AS decided, p.decided_by AS "decidedBy", t.return_reason AS "returnReason"
    FROM answer_proposal p JOIN answer_link l ON l.id = p.link_id JOIN answer_proposal_text t ON t.proposal_id = p.id
    WHERE l.target = ${target} AND l.target_id = ${targetId} ORDER BY p.id DESC`;
  return rows.map(({ until, at, decided, ...row }) => ({
    ...row,
    departmentName: store.city.departmentName(row.department),
    text: visibleText(row.text),
    returnReason: row.returnReason === null ? null : visibleText(row.returnReason),
    promisedUntil: isoOrNull(until),
    proposedAt: iso(at),
    decidedAt: isoOrNull(decided),
  }));
}
