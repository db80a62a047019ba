import Link from 'next/link';
import type { AppealItem } from '@/lib/contract/search';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import styles from './appeal-list.module.css';
import { DeadlineMark } from './deadline-mark';
import { Snippet } from './snippet';

interface AppealCardProps {
  readonly item: AppealItem;
  readonly topic: string;
  readonly place: string;
  readonly at: { readonly now: number; readonly zone: string };
}

/** One found record: what, about what, where it stands to its due time. The whole card leads to it. */
export function AppealCard({ item, topic, place, at }: AppealCardProps) {
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <h3 className={styles.topic}>
          <Link href={`/appeals/${item.id}`} prefetch={false}>
            {topic}
          </Link>
        </h3>
        {item.kind === 'petition' && <span className={styles.petition}>59-ФЗ</span>}
        <DeadlineMark facts={item} at={at} />
      </div>
      <Snippet pieces={item.snippet} />
      <p className={styles.facts}>
        <span>№ {item.id}</span>
        <time dateTime={item.createdAt}>{formatMoment(at.zone, Date.parse(item.createdAt))}</time>
        <span>{place}</span>
        <span>{CHANNEL_NAMES[item.channel]}</span>
        <span>{STATUS_NAMES[item.status]}</span>
      </p>
    </div>
  );
}
