import Link from 'next/link';
import type { CityNames } from '@/components/appeals/city-names';
import { DeadlineMark } from '@/components/appeals/deadline-mark';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { RegimeListItem } from '@/lib/contract/regime-list';

interface Props {
  readonly items: readonly RegimeListItem[];
  readonly at: { readonly now: number; readonly zone: string };
  readonly names: CityNames;
}

const OPEN = { answeredAt: null, closedAt: null } as const;

/** Open records of one regime by their due times. */
export function RegimeTable({ items, at, names }: Props) {
  return (
    <TableFrame title="Записи">
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
            <tr key={item.id}>
              <td className={table.nowrap}>
                <DeadlineMark facts={{ ...item, ...OPEN }} at={at} />
              </td>
              <td>
                <Link href={`/appeals/${item.id}`}>
                  № {item.id} · {names.topic(item.topic)}
                </Link>
              </td>
              <td>{item.department === null ? 'не назначен' : names.department(item.department)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
