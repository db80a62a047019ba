'use client';

import { useMemo } from 'react';
import { intervalOf, numbersOf, section } from '@/lib/contract/figures';
import { formatInterval, formatNumber } from '@/lib/domain/russian';
import type { Section } from '@/lib/live/live-store';
import { useSection } from '@/lib/live/use-figures';
import { HourChart } from '../charts/hour-chart';
import type { HourColours, HourFigure } from '../charts/hour-option';
import type { Theme } from '../map/map-palette';
import styles from './hour-tile.module.css';
import { verdictOf } from './norm-verdict';
import { Tile, type TileProps } from './tile';
import { useTotal } from './use-day';
import { useJustRaised } from './use-just-raised';
import { AlarmMark } from './verdict-mark';

const COLOURS: Readonly<Record<Theme, HourColours>> = {
  night: { bar: '#8A949E', above: '#FFB000', band: '#3A434D', axis: '#5A6570' },
  day: { bar: '#76818C', above: '#C77700', band: '#DDE2E7', axis: '#A5AFB9' },
};

/** Counts and norms of the 24 hours of today. */
export function hoursOf(figures: Section): HourFigure[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const [count = 0, low = -1, high = -1] = numbersOf(figures.get(String(hour)));
    return { count, norm: intervalOf([low, high]) };
  });
}

/** `9:15` of 9.25. */
const markTime = (hour: number) =>
  `${Math.floor(hour)}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`;

interface HourTileProps extends Pick<TileProps, 'rect' | 'className'> {
  readonly theme: Theme;
  readonly scale: number;
}

/** Where does the day go? The last hour against its norm, and what it comes to by midnight. */
export function HourTile({ theme, scale, rect, className }: HourTileProps) {
  const { count, norm } = useTotal('messages', '1h');
  const figures = useSection(section.hours('messages'));
  const hours = useMemo(() => hoursOf(figures), [figures]);
  const marks = numbersOf(figures.get('marks'));
  const projection = numbersOf(figures.get('projection'))[0] ?? -1;
  const verdict = count === null ? 'unknown' : verdictOf(count, norm);
  const isRaised = useJustRaised(verdict === 'unknown' ? null : verdict === 'above');
  return (
    <Tile
      name="За час"
      title="За час"
      rect={rect ?? null}
      className={className}
      aside={projection >= 0 && <span className={styles.aside}>к ночи около {formatNumber(projection)}</span>}
    >
      <p className={styles.now}>
        <span className={verdict === 'above' ? styles.above : styles.value}>
          {verdict === 'above' && <AlarmMark tone="warning" isRaised={isRaised} />}
          <span data-text="value">{count === null ? '—' : formatNumber(count)}</span>
        </span>
        <span className={styles.norm}>
          {norm === null ? 'норма копится' : `норма ${formatInterval(norm)}`}
        </span>
      </p>
      <div className={styles.day}>
        <HourChart hours={hours} colours={COLOURS[theme]} scale={scale} className={styles.chart} />
        {marks.map((hour) => (
          <span
            key={hour}
            className={styles.mark}
            style={{ left: `${(hour / 24) * 100}%` }}
            role="img"
            aria-label={`Отключение, авария или событие, начало ${markTime(hour)}`}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        {['0', '6', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </Tile>
  );
}
