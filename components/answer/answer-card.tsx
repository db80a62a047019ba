import type { AnswerLinkItem, AnswerProposal } from '@/lib/contract/answer-link';
import type { AnswerTarget } from '@/lib/domain/answer-link';
import { GiveLink } from './give-link';
import { LinkTable } from './link-table';
import { ProposalItem } from './proposal-item';

interface Props {
  readonly target: AnswerTarget;
  readonly targetId: number;
  /** Of the record or the instruction as it is shown: whoever decides has seen this one. */
  readonly version: number;
  /** Who would answer by a new link; null where nobody does. */
  readonly department: string | null;
  readonly proposals: readonly AnswerProposal[];
  readonly links: readonly AnswerLinkItem[];
  readonly mayDecide: boolean;
  /** Why no answer can be taken now; null where one can. */
  readonly whyNot: string | null;
  readonly zone: string;
}

/** What came by links, to be taken or given back; the links themselves, and a new one. Nothing where there is none. */
export function AnswerCard({ target, targetId, department, proposals, links, ...view }: Props) {
  const mayGive = view.mayDecide && department !== null;
  if (proposals.length === 0 && links.length === 0 && !mayGive) return null;
  return (
    <section aria-labelledby="answers-heading">
      <h2 id="answers-heading">Ответы по ссылке</h2>
      {proposals.map((proposal) => (
        <ProposalItem key={proposal.id} proposal={proposal} {...view} />
      ))}
      {mayGive && <GiveLink target={target} targetId={targetId} department={department} />}
      {links.length > 0 && <LinkTable links={links} zone={view.zone} />}
    </section>
  );
}
