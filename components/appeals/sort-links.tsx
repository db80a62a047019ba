import Link from 'next/link';
import type { Sort } from '@/lib/contract/search';
import { appealsHref, type Filters } from './appeals-url';
import styles from './search-form.module.css';

const NAMES: Readonly<Record<Sort, string>> = {
  relevance: 'по совпадению',
  time: 'новые первыми',
  deadline: 'по сроку',
};

/** The order of a list: what was asked for, else the best match where there are words, else the newest. */
export function sortOf({ sort, q }: Filters): Sort {
  if (sort === 'time' || sort === 'deadline' || sort === 'relevance') return sort;
  return q === undefined ? 'time' : 'relevance';
}

export function SortLinks({ filters }: { filters: Filters }) {
  const current = sortOf(filters);
  const offered: Sort[] = filters.q === undefined ? ['time', 'deadline'] : ['relevance', 'time', 'deadline'];
  return (
    <nav aria-label="Порядок" className={styles.presets}>
      {offered.map((sort) => (
        <Link
          key={sort}
          href={appealsHref(filters, { sort })}
          scroll={false}
          prefetch={false}
          className={styles.period}
          aria-current={sort === current ? 'true' : undefined}
        >
          {NAMES[sort]}
        </Link>
      ))}
    </nav>
  );
}
