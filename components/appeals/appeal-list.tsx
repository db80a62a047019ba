import Link from 'next/link';
import type { AppealItem } from '@/lib/contract/search';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import styles from './appeal-list.module.css';
import type { CityNames } from './city-names';
import { DeadlineMark } from './deadline-mark';
import { Snippet } from './snippet';

interface AppealListProps {
  readonly items: readonly AppealItem[];
  readonly names: CityNames;
  readonly at: { readonly now: number; readonly zone: string };
  placeOf(item: AppealItem): string;
}

/** Found records, newest first. The list stands still: it is as it was when it was asked for. */
export function AppealList({ items, names, at, placeOf }: AppealListProps) {
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <div className={styles.head}>
            <h3 className={styles.topic}>
              <Link href={`/appeals/${item.id}`} prefetch={false}>
                {names.topic(item.topic)}
              </Link>
            </h3>
            {item.kind === 'petition' && <span className={styles.petition}>59-ФЗ</span>}
            <DeadlineMark facts={item} at={at} />
          </div>
          <Snippet pieces={item.snippet} />
          <p className={styles.facts}>
            <span>№ {item.id}</span>
            <time dateTime={item.createdAt}>{formatMoment(at.zone, Date.parse(item.createdAt))}</time>
            <span>{placeOf(item)}</span>
            <span>{CHANNEL_NAMES[item.channel]}</span>
            <span>{STATUS_NAMES[item.status]}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
