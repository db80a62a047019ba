'use client';

import { memo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { counted, MESSAGES } from '@/lib/domain/russian';
import type { HeatCell } from '../map/heat-cells';
import { placeWords } from '../map/place-words';
import { usePaced } from '../ui/use-paced';
import styles from './cell-list.module.css';
import { cellLink } from './links';

const SHOWN = 12;
/** A list that is being read aloud had better stand still for a while. */
const REDRAW_MS = 3_000;

interface CellListProps {
  readonly profile: CityProfile;
  readonly cells: readonly HeatCell[];
}

/** The map as a ranked list: for screen readers and keys; it comes into sight when a key reaches it. */
export function CellList({ profile, cells }: CellListProps) {
  const shown = usePaced(cells, REDRAW_MS);
  return shown.length === 0 ? null : <Ranked profile={profile} cells={shown} />;
}

const Ranked = memo(function Ranked({ profile, cells }: CellListProps) {
  return (
    <nav className={styles.list} aria-label="Ячейки карты по числу сообщений">
      <ol>
        {cells.slice(0, SHOWN).map(({ cell, count }) => (
          <li key={cell}>
            <a href={cellLink(cell)}>
              {placeWords(profile, cell)}: {counted(count, MESSAGES)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
});
