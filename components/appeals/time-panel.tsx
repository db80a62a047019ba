'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import type { OutageItem } from '@/lib/contract/outage';
import type { TimeBars } from '@/lib/contract/search';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { capitalised, counted, formatMoment, RECORDS } from '@/lib/domain/russian';
import { type ChartMark, ChartMarks } from '../charts/chart-marks';
import { CountChart } from '../charts/count-chart';
import { outageHref } from '../outages/outage-href';
import { appealsHref, type Filters } from './appeals-url';
import { barLabel, barUnit, barWords } from './bar-words';
import { useCity } from './city-provider';
import { useDeskTheme } from './use-desk-theme';
import styles from './views.module.css';

const COLOURS = {
  day: { bar: '#5b6b7a', axis: '#cdd3d9', text: '#56606a' },
  night: { bar: '#9aa7b4', axis: '#37404a', text: '#a7afb8' },
} as const;

/** The bars between the first and the last that hold something, the empty ones too. */
function everyBar({ length, items }: TimeBars): { from: number; count: number }[] {
  const counts = new Map(items.map(({ from, count }) => [Date.parse(from), count]));
  const moments = [...counts.keys()];
  const [first, last] = [moments[0] ?? 0, moments.at(-1) ?? -1];
  const bars = [];
  for (let from = first; from <= last; from += length) bars.push({ from, count: counts.get(from) ?? 0 });
  return bars;
}

function hrefOf(filters: Filters, from: number, length: number): string {
  return appealsHref(filters, {
    from: new Date(from).toISOString(),
    to: new Date(from + length - 1).toISOString(),
  });
}

interface TimePanelProps {
  readonly filters: Filters;
  readonly bars: TimeBars;
  /** What was off in that time, of the topic and district of the search. */
  readonly outages: readonly OutageItem[];
}

function markOf(item: OutageItem): ChartMark {
  const { id, kind, by, from, promisedEnd, actualEnd } = item;
  const label = [OUTAGE_KIND_WORDS[kind], by].filter((part) => part !== null).join(', ');
  return { id, kind, label, from: Date.parse(from), to: Date.parse(actualEnd ?? promisedEnd) };
}

/** When? The found records over time; a bar narrows the search to its hour, day or week. */
export function TimePanel({ filters, bars, outages }: TimePanelProps) {
  const { profile } = useCity();
  const { zone } = profile;
  const router = useRouter();
  const colours = COLOURS[useDeskTheme()];
  const all = useMemo(() => everyBar(bars), [bars]);
  const { length } = bars;
  const drawn = useMemo(
    () => all.map(({ from, count }) => ({ label: barLabel(zone, from, length), count })),
    [all, zone, length],
  );
  const marks = useMemo(() => outages.map(markOf), [outages]);
  const span = { from: all[0]?.from ?? 0, to: (all.at(-1)?.from ?? 0) + length };
  const pick = (place: number) => {
    const bar = all[place];
    if (bar !== undefined) router.push(hrefOf(filters, bar.from, length), { scroll: false });
  };
  return (
    <section className={styles.panel} aria-label="Найденное по времени" data-view="time">
      <h2 className={styles.title}>Когда · {barUnit(length)}</h2>
      <div className={styles.plot}>
        <CountChart bars={drawn} colours={colours} className={styles.chart} onPick={pick} />
        <ChartMarks marks={marks} span={span} />
      </div>
      <details className={styles.list}>
        <summary>Списком</summary>
        {outages.length > 0 && (
          <ul aria-label="Отключения и события">
            {outages.map(({ id, kind, title, from }) => (
              <li key={id}>
                <Link href={outageHref(id)} prefetch={false}>
                  <span>
                    {capitalised(OUTAGE_KIND_WORDS[kind])}: {title}
                  </span>
                  <span>с {formatMoment(zone, Date.parse(from))}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <ul data-counts>
          {all
            .filter(({ count }) => count > 0)
            .toReversed()
            .map(({ from, count }) => (
              <li key={from}>
                <Link href={hrefOf(filters, from, length)} scroll={false} prefetch={false}>
                  <span>{barWords(zone, from, length)}</span>
                  <span>{counted(count, RECORDS)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </details>
    </section>
  );
}
