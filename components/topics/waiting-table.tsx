import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { TopicsAnswer } from '@/lib/contract/topics';
import { percent } from './reading-words';
import { TopicChoice, type TopicOption } from './topic-choice';
import styles from './topics.module.css';

interface Props {
  readonly items: TopicsAnswer['waiting'];
  readonly options: readonly TopicOption[];
  readonly mayDecide: boolean;
}

/** Records that no one has given a topic, with what they may be about; one press confirms. */
export function WaitingTable({ items, options, mayDecide }: Props) {
  const nameOf = (topic: string | null) => options.find(({ id }) => id === topic)?.name ?? null;
  return (
    <TableFrame title="Записи без темы">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Запись</th>
            <th scope="col">Текст</th>
            <th scope="col" className={table.number}>
              Уверенность
            </th>
            <th scope="col">Тема</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, text, suggested, confidence }) => (
            <tr key={id}>
              <td className={table.nowrap}>
                <Link href={`/appeals/${id}`}>№ {id}</Link>
              </td>
              <td>
                <div className={styles.snippet}>{text}</div>
              </td>
              <td className={table.number}>{suggested === null ? '—' : percent(confidence)}</td>
              <td>
                {mayDecide ? (
                  <div className={styles.choices}>
                    <TopicChoice
                      appeal={id}
                      chosen={nameOf(suggested) === null ? null : suggested}
                      options={options}
                    />
                  </div>
                ) : (
                  (nameOf(suggested) ?? '—')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
