'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import styles from './desk-header.module.css';

export interface DeskPage {
  readonly href: string;
  readonly name: string;
}

/** Pages that are not of every day, under one name; closed by a choice, by Escape and by leaving it. */
export function MoreMenu({ name, pages }: { name: string; pages: readonly DeskPage[] }) {
  const pathname = usePathname();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current !== null) menu.current.open = false;
  };
  const closeOnLeave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) close();
  };
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || menu.current?.open !== true) return;
    close();
    menu.current.querySelector('summary')?.focus();
  };
  const isHere = pages.some(({ href }) => pathname.startsWith(href));
  return (
    <details ref={menu} className={styles.more} onBlur={closeOnLeave} onKeyDown={closeByKey}>
      <summary data-here={isHere || undefined}>{name}</summary>
      <ul>
        {pages.map((page) => (
          <li key={page.href}>
            <Link
              href={page.href}
              onClick={close}
              aria-current={pathname.startsWith(page.href) ? 'page' : undefined}
            >
              {page.name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
