'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './settings.module.css';

const PAGES = [
  { href: '/settings/deadlines', name: 'Сроки' },
  { href: '/settings/calendar', name: 'Рабочий календарь' },
  { href: '/settings/departments', name: 'Подразделения' },
  { href: '/settings/routing', name: 'Маршрутизация' },
  { href: '/settings/indicators', name: 'Планы показателей' },
  { href: '/api-docs', name: 'Приём по API' },
] as const;

/** The pages of the settings. */
export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav className={styles.nav} aria-label="Настройки">
      {PAGES.map(({ href, name }) => (
        <Link key={href} href={href} aria-current={pathname.startsWith(href) ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
