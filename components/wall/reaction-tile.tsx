'use client';

import { section } from '@/lib/contract/figures';
import { FIRST_REACTION_PLAN_MINUTES } from '@/lib/domain/indicator/plan';
import { formatNumber } from '@/lib/domain/russian';
import { useLinkView } from '@/lib/live/use-figures';
import styles from './reaction-tile.module.css';
import { Tile, type TileProps } from './tile';
import { useNumber } from './use-day';
import { VerdictMark } from './verdict-mark';

const REACTION = section.reaction('messages', '24h');

/** `1:42` of whole minutes. */
export const hoursAndMinutes = (minutes: number) =>
  `${formatNumber(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;

/** How soon do we react? The median of a day by calendar time, beside the plan. */
export function ReactionTile({ rect, className }: Pick<TileProps, 'rect' | 'className'>) {
  const median = useNumber(REACTION, 'minutes');
  const count = useNumber(REACTION, 'minutes', 1);
  const { isFilled } = useLinkView();
  return (
    <Tile name="Первая реакция" title="Первая реакция" rect={rect ?? null} className={className}>
      {count === 0 ? (
        <p className={styles.empty} data-state="empty">
          {isFilled ? 'реакций за сутки ещё не записано' : '—'}
        </p>
      ) : (
        <>
          <span className={styles.value} data-text="value">
            {hoursAndMinutes(median)}
          </span>
          <span className={styles.note}>план {hoursAndMinutes(FIRST_REACTION_PLAN_MINUTES)}</span>
          <span className={styles.line}>
            <VerdictMark verdict={median > FIRST_REACTION_PLAN_MINUTES ? 'above' : 'within'} />
            {median > FIRST_REACTION_PLAN_MINUTES ? 'дольше плана' : 'в норме'}
          </span>
        </>
      )}
    </Tile>
  );
}
