'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import styles from './reminders.module.css';
import { useFreshCount } from './use-fresh-count';

const PAGE = '/reminders';
const BELL =
  'M12 2a2 2 0 0 0-2 2v.6A6.5 6.5 0 0 0 5.5 11v4.5L3.6 18v1h16.8v-1l-1.9-2.5V11A6.5 6.5 0 0 0 14 4.6V4a2 2 0 0 0-2-2Zm-2.2 18.3a2.3 2.3 0 0 0 4.4 0Z';

/** What is called to this person's mind, by number; the list is drawn anew when the number changes. */
export function ReminderBell({ told }: { told: number }) {
  const pathname = usePathname();
  const router = useRouter();
  const count = useFreshCount(told);
  const shown = useRef(told);
  useEffect(() => {
    if (shown.current === count) return;
    shown.current = count;
    if (pathname === PAGE && count !== told) router.refresh();
  }, [count, told, pathname, router]);
  return (
    <Link
      href={PAGE}
      className={styles.bell}
      aria-label={count === 0 ? 'Напоминания' : `Напоминания, новых: ${count}`}
      aria-current={pathname === PAGE ? 'page' : undefined}
      data-fresh={count}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={BELL} fill="currentColor" />
      </svg>
      {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}
