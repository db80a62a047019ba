'use client';

import { useMemo } from 'react';
import { numbersOf, section } from '@/lib/contract/figures';
import { MINUTE } from '@/lib/domain/city-time';
import { dueBars } from '@/lib/domain/deadline/due-bars';
import { formatNumber } from '@/lib/domain/russian';
import { useLinkView, useSection, useServerTime } from '@/lib/live/use-figures';
import styles from './due-bars-tile.module.css';
import { Tile, type TileProps } from './tile';

interface Props extends Pick<TileProps, 'rect' | 'className'> {
  readonly zone: string;
}

/** What runs out next? Hours, and the ends of working days for terms that have only a date. */
export function DueBarsTile({ zone, rect, className }: Props) {
  const slots = useSection(section.dueSlots('messages'));
  const closes = useSection(section.dayCloses);
  const now = useServerTime(MINUTE);
  const { isFilled } = useLinkView();
  const bars = useMemo(
    () =>
      now === null
        ? []
        : dueBars(numbersOf(slots.get('list')), { zone, now, closes: numbersOf(closes.get('list')) }),
    [slots, closes, zone, now],
  );
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <Tile name="Истекает" title="Истекает: по часам и к концу дня" rect={rect ?? null} className={className}>
      {isFilled && bars.length === 0 ? (
        <p className={styles.empty} data-state="quiet">
          В ближайшие восемь дней сроков нет
        </p>
      ) : (
        <ol className={styles.bars}>
          {bars.map(({ label, count, isSoon, isToday }) => (
            <li key={label} data-due-today={isToday}>
              <span className={styles.count} data-text="value">
                {formatNumber(count)}
              </span>
              <span
                className={isSoon ? styles.soon : styles.bar}
                style={{ flexGrow: 0, flexBasis: `${Math.max(2, (100 * count) / most) / 2.4}%` }}
              />
              <span className={styles.label}>{label}</span>
            </li>
          ))}
        </ol>
      )}
    </Tile>
  );
}
