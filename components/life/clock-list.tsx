import type { MovesAnswer } from '@/lib/contract/life';
import { formatMoment } from '@/lib/domain/russian';
import { StateIcon } from '../ui/icons';
import { clockStand, type StandWords } from './clock-words';
import styles from './life.module.css';

/** A colour only with its shape and its words. */
export function Stand({ tone, text }: StandWords) {
  return (
    <span className={`${styles.stand} ${styles[tone]}`}>
      {tone !== 'calm' && <StateIcon shape="up" className={styles.icon} />}
      {text}
    </span>
  );
}

/** Every clock of a record: when it runs out, how it stands, and how its due time came about. */
export function ClockList({ told, at }: { told: MovesAnswer; at: { now: number; zone: string } }) {
  if (told.clocks.length === 0 && told.faults.length === 0)
    return <p className={styles.hint}>Срока у записи нет: правила её не касаются, источник срока не дал.</p>;
  return (
    <ul className={styles.clocks}>
      {told.clocks.map((clock) => (
        <li key={`${clock.kind} ${clock.regime?.name ?? ''} ${clock.due}`}>
          <p className={styles.clock}>
            <strong>{clock.regime === null ? 'Срок источника' : clock.name}</strong>
            <time dateTime={clock.due}>до {formatMoment(at.zone, Date.parse(clock.due))}</time>
            <Stand {...clockStand(clock, at.now)} />
          </p>
          <p>{clock.words}.</p>
          {clock.regime !== null && (
            <p className={styles.hint}>
              {clock.regime.name.replace(/\.$/, '')}. {clock.regime.source}
              {clock.regime.isConfirmed ? '; подтверждено центром' : '; центром ещё не подтверждено'}.
            </p>
          )}
        </li>
      ))}
      {told.faults.map((fault) => (
        <li key={fault} className={styles.fault}>
          {fault}
        </li>
      ))}
    </ul>
  );
}
