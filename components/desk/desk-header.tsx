'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { ReminderBell } from '@/components/reminders/reminder-bell';
import styles from './desk-header.module.css';
import { type DeskPage, MoreMenu } from './more-menu';

const PAGES: readonly DeskPage[] = [
  { href: '/wall', name: 'Стена' },
  { href: '/appeals', name: 'Обращения' },
  { href: '/deadlines', name: 'Сроки' },
  { href: '/problems', name: 'Проблемы' },
  { href: '/instructions', name: 'Поручения' },
  { href: '/departments', name: 'Подразделения' },
  { href: '/indicators', name: 'Показатели' },
];

/** What is not of every day, and what those who keep the data right work at. */
const MORE_PAGES: readonly DeskPage[] = [
  { href: '/outages', name: 'Отключения' },
  { href: '/import', name: 'Загрузка' },
  { href: '/intake', name: 'На исправление' },
  { href: '/topics', name: 'Темы' },
  { href: '/settings', name: 'Настройки' },
];

interface Props {
  readonly city: string;
  readonly isDemo: boolean;
  /** Whose key this browser holds; null when none. */
  readonly keyName: string | null;
  /** How many reminders are new to them. */
  readonly reminders: number;
}

/** The same bar on every desk page: where we are, of which city, whether it is a show, and who acts. */
export function DeskHeader({ city, isDemo, keyName, reminders }: Props) {
  const pathname = usePathname();
  return (
    <header className={styles.header}>
      <Link href="/wall" className={styles.name}>
        Пульт
      </Link>
      <span className={styles.city}>{city}</span>
      {isDemo && <span className={styles.demo}>ДЕМО</span>}
      <nav className={styles.nav} aria-label="Разделы">
        {PAGES.map(({ href, name }) => (
          <Link key={href} href={href} aria-current={pathname.startsWith(href) ? 'page' : undefined}>
            {name}
          </Link>
        ))}
        <MoreMenu name="Ещё" pages={MORE_PAGES} />
        {keyName !== null && <ReminderBell told={reminders} />}
        <Link
          href="/key"
          className={styles.key}
          aria-current={pathname.startsWith('/key') ? 'page' : undefined}
        >
          {keyName === null ? 'Взять ключ' : `Ключ: ${keyName}`}
        </Link>
      </nav>
    </header>
  );
}
