import Link from 'next/link';
import type { CityNames } from '@/components/appeals/city-names';
import styles from '@/components/problems/problems.module.css';
import type { OutageItem } from '@/lib/contract/outage';
import type { TimeOfCity } from '@/lib/domain/outages/outage-words';
import { OutageIcon } from '../ui/icons';
import { outageHref } from './outage-href';
import { KIND_NAMES, stateWords, whereWords } from './outage-words';
import own from './outages.module.css';

interface Props {
  readonly items: readonly OutageItem[];
  readonly names: CityNames;
  readonly at: TimeOfCity;
}

/** Annotations in the given order; how each stands is told in words, a broken promise in colour too. */
export function OutageList({ items, names, at }: Props) {
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={`${styles.item} ${own.item}`} data-outage={item.id}>
          <p className={own.kind}>
            <OutageIcon kind={item.kind} className={own.icon} />
            {KIND_NAMES[item.kind]}
          </p>
          <div className={styles.body}>
            <h2 className={styles.title}>
              <Link href={outageHref(item.id)}>{item.title}</Link>
            </h2>
            <p className={styles.facts}>
              <span>{whereWords(item, names)}</span>
              {item.by !== null && <span>{item.by}</span>}
              {item.service !== null && <span>{item.service}</span>}
              {item.topics.length > 0 && <span>{item.topics.map(names.topic).join(', ')}</span>}
            </p>
          </div>
          <p className={styles.term}>
            <span className={item.state === 'overdue' ? own.overdue : undefined}>{stateWords(item, at)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
