'use client';

import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import { ALL, type Book, type GaugeBy, NONE, numbersOf, section } from '@/lib/contract/figures';
import { formatNumber } from '@/lib/domain/russian';
import { useSection } from '@/lib/live/use-figures';
import styles from './deadlines.module.css';

export interface GaugeTableProps {
  readonly book: Book;
  readonly by: GaugeBy;
  readonly title: string;
  nameOf(code: string): string;
  /** Where the numbers of a row lead: the list with a standing; null where no list tells the row apart. */
  hrefOf(code: string, standing: Standing): string | null;
}

interface Row {
  readonly code: string;
  readonly values: readonly number[];
}

const STANDINGS = ['late', 'soon', 'inTime'] as const;
type Standing = (typeof STANDINGS)[number] | 'none';
const COLUMN = { inTime: 0, soon: 1, late: 2 } as const;
const WITHOUT = 3;

/** Open ones late, soon, in time and without a due time, by one side; the worst first. */
export function GaugeTable({ book, by, title, nameOf, hrefOf }: GaugeTableProps) {
  const figures = useSection(section.deadlines(book, by));
  const rows: Row[] = [...figures]
    .filter(([code]) => code !== ALL)
    .map(([code, value]) => ({ code, values: numbersOf(value) }))
    .sort((a, b) => (b.values[2] ?? 0) - (a.values[2] ?? 0) || (b.values[1] ?? 0) - (a.values[1] ?? 0));
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <TableFrame title={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Чей срок</th>
              <th scope="col">Просрочено</th>
              <th scope="col">Скоро</th>
              <th scope="col">В срок</th>
              <th scope="col">Без срока</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, values }) => (
              <tr key={code}>
                <th scope="row">{code === NONE && by !== 'regimes' ? 'не указано' : nameOf(code)}</th>
                {STANDINGS.map((standing) => (
                  <Cell
                    key={standing}
                    count={values[COLUMN[standing]] ?? 0}
                    isAlarm={standing === 'late'}
                    href={hrefOf(code, standing)}
                  />
                ))}
                <Cell
                  count={values[WITHOUT] ?? 0}
                  isAlarm={false}
                  href={by === 'regimes' ? hrefOf(code, 'none') : null}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function Cell({ count, isAlarm, href }: { count: number; isAlarm: boolean; href: string | null }) {
  const look = `${table.number} ${isAlarm && count > 0 ? styles.late : ''}`;
  return (
    <td className={look}>
      {href === null || count === 0 ? formatNumber(count) : <Link href={href}>{formatNumber(count)}</Link>}
    </td>
  );
}
