'use client';

import type { CityProfile } from '@/lib/contract/city-profile';
import { section } from '@/lib/contract/figures';
import { SECOND } from '@/lib/domain/city-time';
import { useLiveStore } from '@/lib/live/live-provider';
import { useServerTime } from '@/lib/live/use-figures';
import { type SourceBoard, sourceBoard } from './source-board';
import styles from './sources-tile.module.css';
import { Tile, type TileProps } from './tile';
import { useIsFrozen } from './wall-header';

const STATE_WORDS = {
  fresh: 'данные свежие',
  late: 'опаздывает',
  stale: 'данные устарели',
  file: 'загружается файлами',
  silent: 'опросов ещё не было',
} as const;

/** The board at the server's second, which is when ages change; null until the clock is known. */
export function useSourceBoard(profile: CityProfile): SourceBoard | null {
  const store = useLiveStore();
  const now = useServerTime(SECOND);
  const isFrozen = useIsFrozen();
  if (now === null) return null;
  const board = sourceBoard(profile, store.section(section.sources), now);
  return isFrozen ? frozenBoard(board) : board;
}

/** Nobody can say now what is fresh. */
function frozenBoard(board: SourceBoard): SourceBoard {
  const boxes = board.boxes.map((box) => ({ ...box, state: 'silent' as const }));
  return { ...board, boxes, title: 'Источники', line: 'Данные не обновляются', tone: 'quiet' };
}

/** Is this fresh? Every source in its box, the worst in a line. */
export function SourcesTile({
  profile,
  rect,
  className,
}: Pick<TileProps, 'rect' | 'className'> & { profile: CityProfile }) {
  const board = useSourceBoard(profile);
  return (
    <Tile name="Источники" title={board?.title ?? 'Источники'} rect={rect ?? null} className={className}>
      {board && (
        <>
          <ul className={styles.boxes}>
            {board.boxes.map(({ id, short, name, state }) => (
              <li key={id} className={`${styles.box} ${styles[state]}`} data-source-state={state}>
                <span aria-hidden="true">{short}</span>
                <span className="visually-hidden">
                  {name}: {STATE_WORDS[state]}
                </span>
              </li>
            ))}
            {board.more > 0 && <li className={`${styles.box} ${styles.silent}`}>+{board.more}</li>}
          </ul>
          <p className={`${styles.line} ${styles[`${board.tone}Line`]}`}>{board.line}</p>
        </>
      )}
    </Tile>
  );
}
