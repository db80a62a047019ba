import Link from 'next/link';
import { Fragment } from 'react';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { FigureItem, MonthAnswer, SubjectItem } from '@/lib/contract/indicators';
import type { Subject } from '@/lib/domain/indicator/indicator';
import { GROUP_NAMES, SUBJECT_NAMES, valueWords } from '@/lib/domain/indicator/indicator-words';
import { behindWords, changeWords } from './figure-words';
import styles from './indicators.module.css';
import { monthHref } from './month-url';

interface Props {
  readonly item: SubjectItem;
  readonly shown: MonthAnswer;
}

/** The indicators of one kind of records: value, plan, what is behind it, the month before. */
export function FigureTable({ item: { subject, figures }, shown }: Props) {
  const groups = [...new Set(figures.map(({ group }) => group))];
  return (
    <TableFrame title={`Показатели: ${SUBJECT_NAMES[subject]}`}>
      <table className={`${table.table} ${styles.figures}`}>
        <thead>
          <tr>
            <th scope="col">Показатель</th>
            {['Значение', 'План', 'Отклонение', 'Записей', 'Месяцем раньше'].map((name) => (
              <th key={name} scope="col" className={table.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group}>
              {groups.length > 1 && (
                <tr className={styles.group}>
                  <th scope="colgroup" colSpan={6}>
                    {GROUP_NAMES[group]}
                  </th>
                </tr>
              )}
              {figures
                .filter((figure) => figure.group === group)
                .map((figure) => (
                  <FigureRow key={figure.code} figure={figure} subject={subject} shown={shown} />
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface RowProps {
  readonly figure: FigureItem;
  readonly subject: Subject;
  readonly shown: MonthAnswer;
}

function FigureRow({ figure, subject, shown }: RowProps) {
  const { code, unit, value, previous } = figure;
  return (
    <tr data-indicator={`${subject}.${code}`}>
      <td>
        <Formula figure={figure} subject={subject} shown={shown} />
      </td>
      <td className={`${table.number} ${styles.value}`}>{valueWords(value, unit)}</td>
      <td className={table.number}>
        <PlanCell figure={figure} />
      </td>
      <td className={`${table.number} ${styles.change}`}>
        <Deviation figure={figure} />
      </td>
      <td className={table.number}>{behindWords(figure)}</td>
      <td className={`${table.number} ${styles.change}`}>
        {valueWords(previous, unit)}
        {value !== null && previous !== null && value !== previous && (
          <span className={styles.second}> ({changeWords(Number((value - previous).toFixed(2)), unit)})</span>
        )}
      </td>
    </tr>
  );
}

function Formula({ figure: { code, name, formula, plan }, subject, shown }: RowProps) {
  const { month, version, state, versions } = shown;
  const view = state === 'preliminary' && versions.length > 0 ? 'now' : 'reported';
  const drill = monthHref({
    month,
    version: version === versions[0]?.version ? null : version,
    view,
    subject,
    code,
  });
  return (
    <details className={styles.formula}>
      <summary>{name}</summary>
      <dl>
        <dt>Считается</dt>
        <dd>{formula.numerator}</dd>
        {formula.denominator !== null && (
          <>
            <dt>К чему относится</dt>
            <dd>{formula.denominator}</dd>
          </>
        )}
        <dt>Не считается</dt>
        <dd>{formula.excluded}</dd>
        {plan !== null && (
          <>
            <dt>План установил</dt>
            <dd>
              {plan.act}
              {plan.isConfirmed ? '. Подтверждено центром.' : '. Центром не подтверждено.'}
            </dd>
          </>
        )}
      </dl>
      <Link href={`${drill}#departments`}>По подразделениям</Link>
    </details>
  );
}

function PlanCell({ figure: { plan, unit } }: { figure: FigureItem }) {
  if (plan === null || plan.value === null) return <span className={styles.second}>—</span>;
  return (
    <>
      {valueWords(plan.value, unit)}
      {!plan.isConfirmed && <span className={styles.unconfirmed}>не подтверждён</span>}
    </>
  );
}

/** A plan that is not met has a mark and a word beside its hue. */
function Deviation({ figure: { deviation, unit } }: { figure: FigureItem }) {
  if (deviation === null) return <span className={styles.second}>—</span>;
  const words = changeWords(deviation.by, unit);
  if (deviation.isMet) return <>{words} · выполнен</>;
  return <strong className={styles.missed}>▲ {words} · не выполнен</strong>;
}
