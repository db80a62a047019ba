import type { ReactNode } from 'react';
import styles from './data-table.module.css';

/** Holds a table that may be wider than its page: it scrolls inside, by keys too. */
export function TableFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys too
    <section className={styles.frame} tabIndex={0} aria-label={title}>
      {children}
    </section>
  );
}
