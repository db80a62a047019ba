import type { ParkedItem } from '@/lib/contract/mending';
import { counted, type Forms, formatMoment } from '@/lib/domain/russian';
import styles from './data-table.module.css';
import { TableFrame } from './data-table-frame';

const TIMES: Forms = ['раз', 'раза', 'раз'];

const REASONS: Readonly<Record<ParkedItem['reason'], string>> = {
  future: 'Дата впереди часов',
  invalid: 'Ошибки в полях',
};

/** Rows that could not be taken, each with what is wrong in which field; never what the row said. */
export function ParkedTable({ items, zone }: { items: readonly ParkedItem[]; zone: string }) {
  return (
    <TableFrame title="Строки на исправление">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">Источник</th>
            <th scope="col">Номер в источнике</th>
            <th scope="col">Что исправить</th>
            <th scope="col">Прислана</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className={styles.nowrap}>{item.id}</td>
              <td>{item.source ?? 'не назван'}</td>
              <td>{item.externalId ?? 'нет'}</td>
              <td>
                <strong>{REASONS[item.reason]}</strong>
                <ul>
                  {item.errors.map(({ field, message }) => (
                    <li key={`${field} ${message}`}>
                      {field === '' ? 'Строка' : <code>{field}</code>}: {message}
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                {formatMoment(zone, Date.parse(item.lastAt))}
                {item.times > 1 && <div>{counted(item.times, TIMES)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
