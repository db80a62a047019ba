import type { CityNames } from '@/components/appeals/city-names';
import { actorWords } from '@/components/appeals/history-words';
import record from '@/components/appeals/record.module.css';
import type { OutageRecord } from '@/lib/contract/outage';
import { formatMoment } from '@/lib/domain/russian';
import { changeWords, HISTORY_WORDS } from './outage-words';

interface Props {
  readonly history: OutageRecord['history'];
  readonly names: CityNames;
  readonly zone: string;
}

/** Who changed what and why, oldest first. */
export function OutageHistory({ history, names, zone }: Props) {
  if (history.length === 0) return <p>Внесено раньше, чем Пульт стал вести историю отключений.</p>;
  return (
    <ol className={record.history}>
      {history.map(({ action, actor, at, reason, changes }) => (
        <li key={`${at} ${action}`}>
          <p className={record.event}>
            <time dateTime={at}>{formatMoment(zone, Date.parse(at))}</time>
            <strong>{HISTORY_WORDS[action]}</strong>
            <span>{actorWords(actor)}</span>
          </p>
          {reason !== null && <p>{reason}</p>}
          <ul>
            {changes.map((change) => (
              <li key={change.field}>{changeWords(change, { names, zone })}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
