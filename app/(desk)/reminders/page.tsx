import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import forms from '@/components/desk/forms.module.css';
import { Notice } from '@/components/desk/notice';
import { ReminderList } from '@/components/reminders/reminder-list';
import { remindersQuery } from '@/lib/contract/reminder';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listReminders } from '@/lib/services/reminders/list-reminders';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Напоминания · Пульт' };

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RemindersPage({ searchParams }: Props) {
  const { state } = await searchParams;
  const parsed = remindersQuery.safeParse(typeof state === 'string' ? { state } : {});
  const input = parsed.success ? parsed.data : remindersQuery.parse({});
  const { store } = appContext();
  const actor = await pageActor(store, await headers());
  if (actor.id === LOCAL_OBSERVER.id) return <KeyWanted />;
  const { items } = await listReminders({ ctx: { store, actor }, input });
  return (
    <>
      <h1>Напоминания</h1>
      <p>
        О поручении — за два часа до срока и когда срок вышел, о контрольном сроке — за сутки и когда вышел.
        Каждый отмечает за себя.
      </p>
      <nav className={forms.tabs} aria-label="Какие напоминания">
        <Link href="/reminders" aria-current={input.state === 'new' ? 'page' : undefined}>
          Новые
        </Link>
        <Link href="/reminders?state=all" aria-current={input.state === 'all' ? 'page' : undefined}>
          Все
        </Link>
      </nav>
      {items.length === 0 ? (
        <Notice title={input.state === 'new' ? 'Новых напоминаний нет' : 'Напоминаний нет'} />
      ) : (
        <ReminderList items={items} zone={store.city.profile.zone} />
      )}
    </>
  );
}

function KeyWanted() {
  return (
    <>
      <h1>Напоминания</h1>
      <Notice title="Чьи напоминания показать?">
        <p>
          Они у каждого свои: <Link href="/key">возьмите ключ</Link>, и здесь будут сроки ваших поручений и
          записей на контроле.
        </p>
      </Notice>
    </>
  );
}
