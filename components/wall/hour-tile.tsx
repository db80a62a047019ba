'use client';

import { useMemo } from 'react';
import { intervalOf, numbersOf, section } from '@/lib/contract/figures';
import { OUTAGE_KINDS, type OutageKind } from '@/lib/domain/outages/outage';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { capitalised, formatInterval, formatNumber } from '@/lib/domain/russian';
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
function markTime(hour: number): string {
  const minutes = Math.round(hour * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const share = (hours: number) => `${(hours / 24) * 100}%`;

interface DayMark {
  readonly from: number;
  readonly to: number;
  readonly kind: OutageKind;
}

/** Outages, accidents and events of today, in hours of it. */
export function dayMarks(figures: Section): DayMark[] {
  const flat = numbersOf(figures.get('marks'));
  return Array.from({ length: Math.floor(flat.length / 3) }, (_, i) => ({
    from: flat[3 * i] ?? 0,
    to: flat[3 * i + 1] ?? 0,
    kind: OUTAGE_KINDS[flat[3 * i + 2] ?? 0] ?? 'planned',
  }));
}

/** The time that any of them covers: many at once are drawn as one. */
export function spansOf(marks: readonly DayMark[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

interface HourTileProps extends Pick<TileProps, 'rect' | 'className'> {
  readonly theme: Theme;
  readonly scale: number;
}

/** Where does the day go? The last hour against its norm, and what it comes to by midnight. */
export function HourTile({ theme, scale, rect, className }: HourTileProps) {
  const { count, norm } = useTotal('messages', '1h');
  const figures = useSection(section.hours('messages'));
  const hours = useMemo(() => hoursOf(figures), [figures]);
  const marks = useMemo(() => dayMarks(figures), [figures]);
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
        {spansOf(marks).map(({ from, to }) => (
          <span
            key={from}
            className={styles.span}
            style={{ left: share(from), width: share(to - from) }}
            aria-hidden="true"
          />
        ))}
        {marks.map((mark) => (
          <span
            key={`${mark.from} ${mark.to} ${mark.kind}`}
            className={styles.mark}
            style={{ left: share(mark.from) }}
            role="img"
            aria-label={`${capitalised(OUTAGE_KIND_WORDS[mark.kind])} с ${markTime(mark.from)} до ${markTime(mark.to)}`}
            data-mark={mark.kind}
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
