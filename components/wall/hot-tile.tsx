'use client';

import { useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { section } from '@/lib/contract/figures';
import { counted, type Forms, formatInterval, formatNumber } from '@/lib/domain/russian';
import { useLinkView, useSection } from '@/lib/live/use-figures';
import { StateIcon } from '../ui/icons';
import { ExplainedRows } from './explained-rows';
import { FitText } from './fit-text';
import { frequentTopics, type HotRow, hotRows, type QuietRow } from './hot-rows';
import styles from './hot-tile.module.css';
import { hotLink } from './links';
import { verdictOf } from './norm-verdict';
import { Tile, type TileProps } from './tile';
import { useOutages, type WallOutage } from './use-outages';

const OUTAGES: Forms = ['отключение', 'отключения', 'отключений'];
const MORE: Forms = ['горячая строка', 'горячие строки', 'горячих строк'];

/** Heights in the stylesheet: a row, a quiet row, the note above them, what is explained. */
const ROW = 196;
const QUIET_ROW = 136;
const NOTE = 110;
const EXPLAINED = 262;

export interface HotTileProps extends Pick<TileProps, 'rect' | 'className'> {
  readonly profile: CityProfile;
  /** How many rows there is room for. */
  readonly rows: number;
  readonly isFar?: boolean;
  /** For a person at arm's length: a row leads to its messages, and beside it stands where to read why. */
  readonly hasReasons?: boolean;
}

export function useHotRows(profile: CityProfile): HotRow[] {
  const hot = useSection(section.hot('messages'));
  const clusters = useSection(section.clusters);
  return useMemo(() => hotRows(profile, hot, clusters), [profile, hot, clusters]);
}

/** What is worst? Row k is disc k on the map. */
export function HotTile({ profile, rows, rect, className, isFar = false, hasReasons = false }: HotTileProps) {
  const hot = useHotRows(profile);
  const { isFilled } = useLinkView();
  const left = hot.length - rows;
  const free = Math.max(0, rows - Math.max(1, hot.length)) * ROW;
  const { explained, more } = useExplained(free);
  const quiet = isFar ? 0 : quietRows(free - explained.length * EXPLAINED - (more > 0 ? NOTE : 0));
  const title = isFar ? 'Горячее за час' : 'Горячие темы: за час · норма';
  return (
    <Tile
      name="Горячие темы"
      title={left > 0 && isFar ? `${title}: ${hot.length}` : title}
      rect={rect ?? null}
      className={className}
    >
      {hot.length > 0 && (
        <ol className={styles.rows}>
          {hot.slice(0, rows).map((row, i) => (
            <Row key={row.key} row={row} number={i + 1} hasReason={hasReasons} />
          ))}
        </ol>
      )}
      {left > 0 && !isFar && <p className={styles.note}>и ещё {counted(left, MORE)}</p>}
      {isFilled && hot.length === 0 && (
        <p className={styles.quiet} data-state="quiet">
          <StateIcon shape="dot" className={styles.dot} />
          Горячих тем нет
        </p>
      )}
      {explained.length > 0 && <ExplainedRows profile={profile} outages={explained} />}
      {isFilled && quiet > 0 && <Frequent profile={profile} hot={hot} rows={quiet} />}
      {more > 0 && hot.length < rows && <p className={styles.note}>и ещё {counted(more, OUTAGES)}</p>}
    </Tile>
  );
}

/** What is off and explains something, as far as there is room; how many more there are. */
function useExplained(free: number): { explained: readonly WallOutage[]; more: number } {
  const all = useOutages().filter(({ topics }) => topics.length > 0);
  const explained = all.slice(0, Math.floor(free / EXPLAINED));
  return { explained, more: all.length - explained.length };
}

function Row({ row, number, hasReason }: { row: HotRow; number: number; hasReason: boolean }) {
  return (
    <li>
      <a href={hasReason ? row.href : row.why} className={styles.row}>
        <span className={styles.disc}>{number}</span>
        <span className={styles.topic}>
          <FitText text={row.name} className={styles.name} />
          <span className={styles.detail}>
            <span className={styles.where}>{row.place}</span>
            <span>&nbsp;· {row.norm}</span>
          </span>
        </span>
        <span className={row.isCalm ? styles.quietCount : styles.count} data-text="value">
          {formatNumber(row.count)}
        </span>
      </a>
      {hasReason && (
        <a href={row.why} className={styles.why} aria-label={`Почему горячо: ${row.name}`}>
          Почему
        </a>
      )}
    </li>
  );
}

/** How many grey rows fit into what is free. */
const quietRows = (free: number) => Math.floor((free - NOTE) / QUIET_ROW);

/** What else is spoken of, in grey, as far as there is room. */
function Frequent({ profile, hot, rows }: { profile: CityProfile; hot: readonly HotRow[]; rows: number }) {
  const counts = useSection(section.topics('messages', '1h'));
  const norms = useSection(section.norms('messages', '1h'));
  const frequent = useMemo(() => frequentTopics(profile, counts, norms), [profile, counts, norms]);
  const others = frequent.filter(({ key }) => hot.every(({ topic }) => topic !== key)).slice(0, rows);
  if (others.length === 0) return null;
  return (
    <>
      <p className={styles.note}>{hot.length === 0 ? 'Чаще всего за час:' : 'Ещё за час:'}</p>
      <ul className={styles.rows}>
        {others.map((row) => (
          <QuietLine key={row.key} row={row} />
        ))}
      </ul>
    </>
  );
}

function QuietLine({ row }: { row: QuietRow }) {
  const isAbove = verdictOf(row.count, row.norm) === 'above';
  return (
    <li>
      <a href={hotLink(row.key, null)} className={styles.quietRow}>
        <span className={styles.topic}>
          <FitText text={row.name} className={styles.quietName} />
        </span>
        {row.norm && <span className={styles.norm}>{formatInterval(row.norm)}</span>}
        <span
          className={isAbove ? `${styles.quietCount} ${styles.raised}` : styles.quietCount}
          data-text="value"
        >
          {formatNumber(row.count)}
        </span>
      </a>
    </li>
  );
}
