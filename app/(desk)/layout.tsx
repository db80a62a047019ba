import { headers } from 'next/headers';
import { DeskHeader } from '@/components/desk/desk-header';
import styles from '@/components/desk/desk-page.module.css';
import { appContext } from '@/lib/services/context';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const dynamic = 'force-dynamic';

export default async function DeskLayout({ children }: { children: React.ReactNode }) {
  const { store, isDemo } = appContext();
  const { id } = await pageActor(store, await headers());
  const keyName = id.startsWith('token:') ? id.slice('token:'.length) : null;
  return (
    <div data-theme="desk" className={styles.desk}>
      <DeskHeader city={store.city.profile.name} isDemo={isDemo} keyName={keyName} />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
