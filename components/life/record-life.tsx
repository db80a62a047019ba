import Link from 'next/link';
import type { MovesAnswer } from '@/lib/contract/life';
import { STATUS_NAMES } from '@/lib/domain/russian-names';
import { ClockList } from './clock-list';
import { EarlierList } from './earlier-list';
import styles from './life.module.css';
import { LifeMarks } from './life-marks';
import type { Option } from './move-fields';
import { MovePanel } from './move-panel';

interface Props {
  readonly told: MovesAnswer;
  readonly at: { readonly now: number; readonly zone: string };
  readonly departments: readonly Option[];
  /** The rights of this browser's key; without `work` and `control` the life is only shown. */
  readonly scopes: readonly string[];
}

/** Where a record stands, by when something is due and why, and what can be done with it. */
export function RecordLife({ told, at, departments, scopes }: Props) {
  const mayMove = scopes.includes('work') || scopes.includes('control');
  const executor = departments.find(({ value }) => value === told.department)?.name ?? told.department;
  return (
    <div className={styles.life}>
      <section className={styles.card} aria-labelledby="life-heading">
        <h2 id="life-heading">Работа с записью</h2>
        <p className={styles.state}>
          <strong>{STATUS_NAMES[told.status]}</strong>
          {executor !== null && <span>исполнитель: {executor}</span>}
        </p>
        <LifeMarks told={told} at={at} />
        {mayMove ? (
          <MovePanel told={told} zone={at.zone} departments={departments} scopes={scopes} />
        ) : (
          <p>
            Вести запись может тот, у кого есть <Link href="/key">ключ</Link> с правом работать с записями.
          </p>
        )}
        <EarlierList id={told.id} earlier={told.earlier} zone={at.zone} mayReopen={scopes.includes('work')} />
      </section>
      <section className={styles.card} aria-labelledby="clocks-heading">
        <h2 id="clocks-heading">Часы</h2>
        <ClockList told={told} at={at} />
      </section>
    </div>
  );
}
