import type { MovesAnswer } from '@/lib/contract/life';
import { CONTROLLER_NAMES, OUTCOME_NAMES } from '@/lib/domain/life/move-words';
import { formatMoment } from '@/lib/domain/russian';
import { Stand } from './clock-list';
import { promiseWords } from './clock-words';
import styles from './life.module.css';

/** What stands on a record beside its state: control, outcome, promise, fast track, what is owed. */
export function LifeMarks({ told: { life }, at }: { told: MovesAnswer; at: { now: number; zone: string } }) {
  const { outcome, promise, controls, isFastTrack, isPaused, owesNotice, approvedAt, reworks, reopenings } =
    life;
  const moment = (iso: string) => formatMoment(at.zone, Date.parse(iso));
  return (
    <ul className={styles.marks}>
      {controls.map(({ controller, until }) => (
        <li key={controller}>
          На контроле: {CONTROLLER_NAMES[controller]}, до {moment(until)}
        </li>
      ))}
      {outcome !== null && <li>Итог: {OUTCOME_NAMES[outcome]}</li>}
      {promise !== null && (
        <li>
          Обещание: <Stand {...promiseWords(promise, at)} />
        </li>
      )}
      {isFastTrack && <li>Ускоренное решение</li>}
      {isPaused && <li>Срок приостановлен</li>}
      {approvedAt !== null && <li>Ответ согласован {moment(approvedAt)}</li>}
      {owesNotice && <li>Автора нужно уведомить</li>}
      {reworks > 0 && <li>Возвращено на доработку: {reworks}</li>}
      {reopenings > 0 && <li>Возобновлено: {reopenings}</li>}
    </ul>
  );
}
