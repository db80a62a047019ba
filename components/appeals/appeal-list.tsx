'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { SearchItem } from '@/lib/contract/search';
import { PRECISION_NAMES } from '@/lib/domain/russian-names';
import { placeWords } from '../map/place-words';
import { AppealCard } from './appeal-card';
import styles from './appeal-list.module.css';
import type { Filters } from './appeals-url';
import { useCity } from './city-provider';
import { useMorePages } from './use-more-pages';

/** So high is a card about; each is measured once it is drawn. */
const CARD = 150;
const GAP = 10;
/** So many cards before the end the next page is asked for. */
const AHEAD = 40;
const FIRST_VIEW = { width: 800, height: 900 };

interface AppealListProps {
  /** As the API takes them. */
  readonly filters: Filters;
  readonly items: readonly SearchItem[];
  readonly next: string | null;
  readonly now: number;
}

/** Found records: only those in sight are drawn, the next pages come while one scrolls. Arrows go from card to card. */
export function AppealList({ filters, items: first, next, now }: AppealListProps) {
  const frame = useRef<HTMLElement>(null);
  const { items, isFailed, isComplete, more } = useMorePages(filters, { items: first, next });
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => CARD,
    getItemKey: (i) => items[i]?.id ?? i,
    initialRect: FIRST_VIEW,
    overscan: 6,
    gap: GAP,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - AHEAD) more();
  }, [last, items.length, more]);
  const step = useSteps(frame, items.length, (i) => rows.scrollToIndex(i));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls by keys too
    <section ref={frame} className={styles.frame} tabIndex={0} aria-label="Список" onKeyDown={step}>
      <ol className={styles.list} style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={isComplete ? items.length : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {isBorder(items, index) && <p className={styles.border}>Дальше — записи с близкими словами</p>}
              <CityCard item={item} now={now} />
            </li>
          );
        })}
      </ol>
      {isFailed && (
        <p className={styles.failed} role="alert">
          Продолжение списка не пришло.{' '}
          <button type="button" onClick={more}>
            Повторить
          </button>
        </p>
      )}
    </section>
  );
}

/** Where the records end that hold the words themselves. */
function isBorder(items: readonly SearchItem[], index: number): boolean {
  return items[index]?.isExact === false && items[index - 1]?.isExact !== false;
}

function CityCard({ item, now }: { item: SearchItem; now: number }) {
  const { profile, names } = useCity();
  const { cell, district, precision } = item;
  const named = district === null ? PRECISION_NAMES[precision] : names.district(district);
  return (
    <AppealCard
      item={item}
      topic={names.topic(item.topic)}
      place={cell === null ? named : placeWords(profile, cell)}
      at={{ now, zone: profile.zone }}
    />
  );
}

/** Arrows move the focus from card to card, Home to the first; a card that is not drawn yet is scrolled to. */
function useSteps(
  frame: React.RefObject<HTMLElement | null>,
  count: number,
  scrollTo: (index: number) => void,
) {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current !== null && focusCard(frame.current, wanted.current)) wanted.current = null;
  });
  return (event: KeyboardEvent<HTMLElement>) => {
    const focused = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const at = focused === null ? -1 : Number(focused.getAttribute('data-index'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0 }[event.code];
    if (to === undefined || to < 0 || to >= count) return;
    event.preventDefault();
    scrollTo(to);
    if (!focusCard(frame.current, to)) wanted.current = to;
  };
}

function focusCard(frame: HTMLElement | null, index: number): boolean {
  const link = frame?.querySelector<HTMLElement>(`[data-index="${index}"] a`) ?? null;
  link?.focus({ preventScroll: true });
  return link !== null;
}
