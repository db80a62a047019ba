import { actorWords } from '@/components/appeals/history-words';
import type { AnswerProposal } from '@/lib/contract/answer-link';
import { formatMoment } from '@/lib/domain/russian';
import styles from './answer.module.css';
import { outcomeWords } from './answer-words';
import { DecideForm } from './decide-form';

interface Props {
  readonly proposal: AnswerProposal;
  readonly version: number;
  readonly mayDecide: boolean;
  readonly whyNot: string | null;
  readonly zone: string;
}

const STATES = { waiting: 'ждёт решения центра', accepted: 'принят', returned: 'возвращён' } as const;

/** One answer of an organisation: who, when, what, how it ended; and the decision, while it waits. */
export function ProposalItem({ proposal, version, mayDecide, whyNot, zone }: Props) {
  const { id, departmentName, text, state, proposedAt, decidedAt, decidedBy, returnReason } = proposal;
  const moment = (iso: string) => formatMoment(zone, Date.parse(iso));
  return (
    <article className={styles.card} aria-label={`Ответ № ${id}: ${departmentName}`}>
      <p className={styles.lead}>
        <strong>{departmentName}</strong>
        <time dateTime={proposedAt}>{moment(proposedAt)}</time>
        <span>итог: {outcomeWords(proposal, zone)}</span>
        <span>{STATES[state]}</span>
        {decidedAt !== null && decidedBy !== null && (
          <span>
            {actorWords(decidedBy, 'moved')}, {moment(decidedAt)}
          </span>
        )}
      </p>
      <p className={styles.words}>{text}</p>
      {returnReason !== null && <p className={styles.note}>Замечание: {returnReason}</p>}
      {mayDecide && state === 'waiting' && <DecideForm id={id} version={version} whyNot={whyNot} />}
    </article>
  );
}
