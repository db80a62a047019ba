import Link from 'next/link';
import styles from '@/components/desk/desk-page.module.css';
import { Notice } from '@/components/desk/notice';

export default function NotFound() {
  return (
    <div data-theme="desk" className={styles.desk}>
      <main className={styles.main}>
        <h1>Пульт</h1>
        <Notice title="Такой страницы нет">
          <p>Проверьте адрес или начните со стены.</p>
          <Link href="/wall">Открыть стену</Link>
        </Notice>
      </main>
    </div>
  );
}
