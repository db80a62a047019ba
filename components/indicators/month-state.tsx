import Link from 'next/link';
import type { ReactNode } from 'react';
import forms from '@/components/desk/forms.module.css';
import type { MonthAnswer } from '@/lib/contract/indicators';
import { formatMoment } from '@/lib/domain/russian';
import { actorName } from './figure-words';
import styles from './indicators.module.css';
import { monthHref } from './month-url';

interface Props {
  readonly shown: MonthAnswer;
  readonly zone: string;
  /** What may be done with the month. */
  readonly children: ReactNode;
}

function stateWords({ version, versions, countedAt, isOver }: MonthAnswer, zone: string): string {
  const counted = formatMoment(zone, Date.parse(countedAt));
  const held = versions.find((one) => one.version === version);
  if (held !== undefined)
    return `Зафиксирован ${formatMoment(zone, Date.parse(held.at))}, версия ${held.version}, ${actorName(held.actor)}.`;
  if (versions.length > 0)
    return `Посчитано ${counted} по нынешним записям — не тот отчёт, что зафиксирован.`;
  return isOver
    ? `Посчитано ${counted}: числа ещё меняются вместе с записями.`
    : `Месяц идёт. Посчитано ${counted}: числа меняются вместе с записями.`;
}

/** Whether the figures are those that were reported, and the ways to the others. */
export function MonthState({ shown, zone, children }: Props) {
  const { month, version, versions, department } = shown;
  const latest = versions[0]?.version ?? null;
  const isOld = version !== null && version !== latest;
  const file = new URLSearchParams({
    month,
    ...(version === null ? { view: 'now' } : { version: String(version) }),
  });
  return (
    <div className={styles.state}>
      <p>
        <strong data-state={shown.state} className={version === null ? styles.preliminary : styles.frozen}>
          {version === null ? 'Предварительно' : 'Зафиксирован'}
        </strong>{' '}
        {stateWords(shown, zone)}
        {isOld && ' Это прежняя версия: отчёт исправлен.'}
      </p>
      <div className={forms.actions}>
        {latest !== null && version === latest && (
          <Link href={monthHref({ month, department, view: 'now' })}>Посчитать по нынешним записям</Link>
        )}
        {latest !== null && version !== latest && (
          <Link href={monthHref({ month, department })}>К отчёту, версия {latest}</Link>
        )}
        <a href={`/api/v1/indicators/file?${file}`}>Выгрузить CSV</a>
      </div>
      {children}
    </div>
  );
}
