import Link from 'next/link';
import type { ProblemHappening } from '@/lib/contract/problem';
import { formatMoment } from '@/lib/domain/russian';
import styles from '../appeals/record.module.css';
import { outageHref } from '../outages/outage-href';
import { ACTION_WORDS } from './problem-words';

const actorWords = (actor: string) =>
  actor.startsWith('system:') ? 'правило' : actor.replace(/^token:/u, '');

/** What happened to a problem, the latest first: by whom and why. */
export function ProblemHistory({ history, zone }: { history: readonly ProblemHappening[]; zone: string }) {
  return (
    <ol className={styles.history}>
      {history.map(({ action, appealIds, otherId, outageId, actor, reason, at }) => (
        <li key={`${at} ${action} ${appealIds.join(' ')} ${outageId}`}>
          <p className={styles.event}>
            <strong>{ACTION_WORDS[action]}</strong>
            {appealIds.length > 0 && <span>записи № {appealIds.join(', № ')}</span>}
            {otherId !== null && <Link href={`/problems/${otherId}`}>проблема № {otherId}</Link>}
            {outageId !== null && <Link href={outageHref(outageId)}>отключение {outageId}</Link>}
            <time dateTime={at}>{formatMoment(zone, Date.parse(at))}</time>
            <span>{actorWords(actor)}</span>
          </p>
          {reason !== null && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
