import { headers } from 'next/headers';
import { DeskHeader } from '@/components/desk/desk-header';
import styles from '@/components/desk/desk-page.module.css';
import { appContext } from '@/lib/services/context';
import { countFresh } from '@/lib/services/reminders/list-reminders';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const dynamic = 'force-dynamic';

export default async function DeskLayout({ children }: { children: React.ReactNode }) {
  const { store, isDemo } = appContext();
  const actor = await pageActor(store, await headers());
  const keyName = actor.id.startsWith('token:') ? actor.id.slice('token:'.length) : null;
  const reminders = keyName === null ? 0 : await countFresh(store, actor);
  return (
    <div data-theme="desk" className={styles.desk}>
      <DeskHeader city={store.city.profile.name} isDemo={isDemo} keyName={keyName} reminders={reminders} />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
