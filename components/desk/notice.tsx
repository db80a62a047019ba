import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A plain word where a list or a page would be: what happened, what was not lost, what to do. */
export function Notice({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className={styles.notice}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
