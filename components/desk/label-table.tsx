import type { LabelItem } from '@/lib/contract/mending';
import { formatNumber } from '@/lib/domain/russian';
import styles from './data-table.module.css';
import { TableFrame } from './data-table-frame';

interface LabelTableProps {
  readonly items: readonly LabelItem[];
  sourceName(id: string): string;
}

/** Words of sources for topics and what they mean here; those that wait stand first. */
export function LabelTable({ items, sourceName }: LabelTableProps) {
  return (
    <TableFrame title="Метки источников">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Источник</th>
            <th scope="col">Метка</th>
            <th scope="col">Тема</th>
            <th scope="col" className={styles.number}>
              Записей
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ source, label, topicName, appeals }) => (
            <tr key={`${source} ${label}`}>
              <td>{sourceName(source)}</td>
              <td>«{label}»</td>
              <td className={topicName === null ? styles.waiting : undefined}>
                {topicName ?? 'ждёт решения'}
              </td>
              <td className={styles.number}>{formatNumber(appeals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
