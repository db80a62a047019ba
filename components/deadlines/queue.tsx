'use client';

import Link from 'next/link';
import { DeadlineMark } from '@/components/appeals/deadline-mark';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import { SECOND } from '@/lib/domain/city-time';
import { counted, type Forms } from '@/lib/domain/russian';
import { useServerTime } from '@/lib/live/use-figures';
import styles from './deadlines.module.css';
import { type QueueItem, useQueue } from './use-queue';

const NEW: Forms = ['новая', 'новые', 'новых'];

interface Props {
  readonly kind: 'message' | 'petition';
  readonly zone: string;
  topicName(topic: string): string;
  departmentName(department: string): string;
}

/** What to answer next. It never reorders under the cursor: what came meanwhile waits for a button. */
export function Queue({ kind, ...names }: Props) {
  const { items, fresh, error, show } = useQueue(kind);
  const now = useServerTime(30 * SECOND);
  return (
    <>
      <div className={styles.queueHead}>
        <h3>Очередь по срокам</h3>
        <p role="status">
          {fresh > 0 && (
            <button type="button" onClick={show}>
              {counted(fresh, NEW)}, показать
            </button>
          )}
          {error}
        </p>
      </div>
      {items.length === 0 ? (
        <p>Открытых записей со сроком нет.</p>
      ) : (
        <TableFrame title="Очередь по срокам">
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Срок</th>
                <th scope="col">Запись</th>
                <th scope="col">Исполнитель</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.id} item={item} now={now} names={names} />
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </>
  );
}

interface RowProps {
  readonly item: QueueItem;
  readonly now: number | null;
  readonly names: Omit<Props, 'kind'>;
}

function Row({ item, now, names }: RowProps) {
  return (
    <tr>
      <td className={table.nowrap}>
        {now !== null && <DeadlineMark facts={item} at={{ now, zone: names.zone }} />}
      </td>
      <td>
        <Link href={`/appeals/${item.id}`}>
          № {item.id} · {names.topicName(item.topic)}
        </Link>
      </td>
      <td>{item.department === null ? 'не назначен' : names.departmentName(item.department)}</td>
    </tr>
  );
}
