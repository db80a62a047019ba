import { DeskHeader } from '@/components/desk/desk-header';
import styles from '@/components/desk/desk-page.module.css';
import { appContext } from '@/lib/services/context';

export const dynamic = 'force-dynamic';

export default function DeskLayout({ children }: { children: React.ReactNode }) {
  const { store, isDemo } = appContext();
  return (
    <div data-theme="desk" className={styles.desk}>
      <DeskHeader city={store.city.profile.name} isDemo={isDemo} />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
