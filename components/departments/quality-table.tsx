import Link from 'next/link';
import { appealsHref } from '@/components/appeals/appeals-url';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { DepartmentQuality } from '@/lib/contract/department-quality';
import { formatNumber } from '@/lib/domain/russian';

const COLUMNS = [
  'Открыто',
  'Просрочено',
  'Срок сегодня',
  'В срок за 30 дней',
  'Половина ответов за',
  'Обращения (59-ФЗ)',
];

const shareWords = ({ due, onTime }: DepartmentQuality) =>
  due === 0 ? '—' : `${Math.round((100 * onTime) / due)} % из ${formatNumber(due)}`;

const petitionWords = ({ petitions, latePetitions }: DepartmentQuality) =>
  latePetitions === 0
    ? formatNumber(petitions)
    : `${formatNumber(petitions)}, просрочено ${formatNumber(latePetitions)}`;

/** Load, lateness and quality by department; figures are messages, petitions stand in their own column. */
export function QualityTable({ title, rows }: { title: string; rows: readonly DepartmentQuality[] }) {
  return (
    <TableFrame title={title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Подразделение</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={table.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td>
                <Link href={appealsHref({ department: row.code }, {})}>{row.name}</Link>
                {row.isClosed && ' (закрыто)'}
              </td>
              <td className={table.number}>{formatNumber(row.open)}</td>
              <td className={table.number}>
                {row.late > 0 ? <strong>▲ {formatNumber(row.late)}</strong> : '0'}
              </td>
              <td className={table.number}>{formatNumber(row.dueToday)}</td>
              <td className={table.number}>{shareWords(row)}</td>
              <td className={table.number}>
                {row.medianHours === null ? '—' : `${formatNumber(row.medianHours)} ч`}
              </td>
              <td className={table.number}>{petitionWords(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
