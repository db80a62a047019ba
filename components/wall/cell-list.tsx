import Link from 'next/link';
import type { CityProfile } from '@/lib/contract/city-profile';
import { counted, MESSAGES } from '@/lib/domain/russian';
import type { HeatCell } from '../map/heat-cells';
import { placeWords } from '../map/place-words';
import styles from './cell-list.module.css';
import { cellLink } from './links';

const SHOWN = 12;

/** The map as a ranked list: for screen readers and keys; it comes into sight when a key reaches it. */
export function CellList({ profile, cells }: { profile: CityProfile; cells: readonly HeatCell[] }) {
  if (cells.length === 0) return null;
  return (
    <nav className={styles.list} aria-label="Ячейки карты по числу сообщений">
      <ol>
        {cells.slice(0, SHOWN).map(({ cell, count }) => (
          <li key={cell}>
            <Link href={cellLink(cell)} prefetch={false}>
              {placeWords(profile, cell)}: {counted(count, MESSAGES)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
