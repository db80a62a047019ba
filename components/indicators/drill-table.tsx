import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { DrillItem, MonthAnswer } from '@/lib/contract/indicators';
import { indicatorOf } from '@/lib/domain/indicator/catalogue';
import type { Unit } from '@/lib/domain/indicator/indicator';
import { SUBJECT_NAMES, valueWords } from '@/lib/domain/indicator/indicator-words';
import { behindWords } from './figure-words';
import styles from './indicators.module.css';
import { monthHref } from './month-url';

/** One indicator by departments, the worst first; outside organisations and single records are not ranked. */
export function DrillTable({ shown }: { shown: MonthAnswer }) {
  const { drill, month } = shown;
  if (drill === null) return null;
  const { subject, code, items } = drill;
  const { name, unit } = indicatorOf(code);
  const title = `${SUBJECT_NAMES[subject]}: ${name} — по подразделениям`;
  const ranked = items.filter(({ isRanked }) => isRanked);
  const others = items.filter(({ isRanked }) => !isRanked);
  return (
    <section id="departments" aria-label={title} className={styles.drill}>
      <h2>{title}</h2>
      {items.length === 0 && <p>За этот месяц ни у кого нет записей, по которым его считать.</p>}
      {ranked.length > 0 && <Rows title={title} items={ranked} unit={unit} month={month} />}
      {others.length > 0 && (
        <>
          <h3>Не сравниваются: сторонние организации и те, у кого запись одна</h3>
          <Rows title="Не сравниваются" items={others} unit={unit} month={month} />
        </>
      )}
      <p>
        <Link href={monthHref({ month })}>Закрыть разбивку</Link>
      </p>
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly items: readonly DrillItem[];
  readonly unit: Unit;
  readonly month: string;
}

function Rows({ title, items, unit, month }: RowsProps) {
  return (
    <TableFrame title={title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Подразделение</th>
            <th scope="col" className={table.number}>
              Значение
            </th>
            <th scope="col" className={table.number}>
              Записей
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <td>
                <Link href={monthHref({ month, department: item.code })}>{item.name}</Link>
              </td>
              <td className={table.number}>{valueWords(item.value, unit)}</td>
              <td className={table.number}>{behindWords(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
