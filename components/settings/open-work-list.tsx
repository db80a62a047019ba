import Link from 'next/link';
import styles from '@/components/desk/forms.module.css';
import type { DepartmentItem } from '@/lib/contract/department';
import { formatNumber } from '@/lib/domain/russian';

/** What a department would leave undone, each with a way to look at it. */
export function OpenWorkList({ item }: { item: DepartmentItem }) {
  const { code, open, instructions, rules, links } = item;
  if (open + instructions + rules + links === 0)
    return <p className={`${styles.done} ${styles.wide}`}>За подразделением ничего не остаётся.</p>;
  const department = new URLSearchParams({ department: code, sort: 'deadline' });
  const executor = new URLSearchParams({ executor: code });
  return (
    <div className={styles.wide}>
      <p className={styles.done}>Если закрыть, к преемнику перейдёт всё, что за ним остаётся:</p>
      <ul className={styles.left}>
        {open > 0 && (
          <li>
            <Link href={`/appeals?${department}`}>открытых записей: {formatNumber(open)}</Link>
          </li>
        )}
        {instructions > 0 && (
          <li>
            <Link href={`/instructions?${executor}`}>поручений: {formatNumber(instructions)}</Link>
          </li>
        )}
        {rules > 0 && (
          <li>
            <Link href="/settings/routing">правил маршрутизации: {formatNumber(rules)}</Link>
          </li>
        )}
        {links > 0 && <li>ссылок для ответа: {formatNumber(links)} — их отзовут</li>}
      </ul>
    </div>
  );
}
