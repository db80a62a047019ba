import Link from 'next/link';
import type { ProblemItem } from '@/lib/contract/problem';
import { counted, formatMoment } from '@/lib/domain/russian';
import { DeadlineMark } from '../appeals/deadline-mark';
import { outageHref } from '../outages/outage-href';
import { AUTHORS, countWords, growthWords, outageWords } from './problem-words';
import styles from './problems.module.css';

interface Props {
  readonly items: readonly ProblemItem[];
  readonly at: { readonly now: number; readonly zone: string };
  sourceName(id: string): string;
}

const open = { answeredAt: null, closedAt: null };

/** Problems as a list: how many people, what leads, how it grows, what is known of the cause. */
export function ProblemList({ items, at, sourceName }: Props) {
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <p className={styles.authors}>{counted(item.authors, AUTHORS)}</p>
          <div className={styles.body}>
            <h2 className={styles.title}>
              <Link href={`/problems/${item.id}`}>{item.title}</Link>
            </h2>
            <p className={styles.facts}>
              <span>№ {item.id}</span>
              {countWords(item).map((words) => (
                <span key={words}>{words}</span>
              ))}
              <span>{item.sources.map(sourceName).join(', ')}</span>
            </p>
            <p className={styles.facts}>
              <span>{growthWords(item)}</span>
              <span>последняя запись {formatMoment(at.zone, Date.parse(item.lastAt))}</span>
            </p>
            {item.outages.map((outage) => (
              <p key={outage.id} className={styles.outage}>
                <Link href={outageHref(outage.id)}>{outageWords(outage, at.zone)}</Link>
              </p>
            ))}
          </div>
          <p className={styles.term}>
            {item.lead === null ? (
              'без срока'
            ) : (
              <DeadlineMark facts={{ dueAt: item.lead.dueAt, ...open }} at={at} />
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
