import Link from 'next/link';
import styles from '@/components/appeals/record.module.css';
import type { HotTopic } from '@/lib/contract/figures';

/** Above the list of a topic that rings now: where it is told why. */
export function HotNote({ hot, name }: { hot: HotTopic | undefined; name: string }) {
  if (hot === undefined) return null;
  return (
    <Link className={styles.back} href={`/hot/${hot.topic}`}>
      Почему «{name}» — горячая тема
    </Link>
  );
}
