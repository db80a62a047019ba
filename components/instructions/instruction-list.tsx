import Link from 'next/link';
import styles from '@/components/problems/problems.module.css';
import { StateIcon } from '@/components/ui/icons';
import type { InstructionItem } from '@/lib/contract/instruction';
import { STATE_WORDS } from '@/lib/domain/instructions/moves';
import { formatMoment } from '@/lib/domain/russian';
import own from './instructions.module.css';

/** The page of what an instruction was given for, before its number or code. */
export const LINK_PAGES = { appeal: '/appeals/', problem: '/problems/', hot: '/hot/' } as const;

/** Instructions in the given order; a late one says so in a word, not in a colour alone. */
export function InstructionList({ items, zone }: { items: readonly InstructionItem[]; zone: string }) {
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <p className={own.number}>№ {item.id}</p>
          <div className={styles.body}>
            <h2 className={styles.title}>
              <Link href={`/instructions/${item.id}`}>{item.text}</Link>
            </h2>
            <p className={styles.facts}>
              <span>{item.executorName}</span>
              <span>{STATE_WORDS[item.state]}</span>
              {item.links.map(({ kind, target, words }) => (
                <Link key={`${kind} ${target}`} href={`${LINK_PAGES[kind]}${target}`}>
                  {words}
                </Link>
              ))}
            </p>
          </div>
          <p className={styles.term}>
            <span className={item.isLate ? own.late : undefined}>
              {item.isLate && <StateIcon shape="up" className={own.icon} />}
              {item.isLate && 'просрочено, '}до {formatMoment(zone, Date.parse(item.dueAt))}
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
