'use client';

import { useMemo } from 'react';
import type { Book } from '@/lib/contract/figures';
import { ALL, intervalOf, numbersOf, section } from '@/lib/contract/figures';
import type { Interval } from '@/lib/domain/log-event';
import type { TimeWindow } from '@/lib/domain/time-window';
import type { Section } from '@/lib/live/live-store';
import { useLinkView, useRead } from '@/lib/live/use-figures';

export interface Total {
  /** Null until the first figures are here. */
  readonly count: number | null;
  readonly unplaced: number;
  readonly norm: Interval | null;
}

/** One number of one figure; 0 where there is none. */
export function useNumber(name: string, id: string, index = 0): number {
  return useRead(name, (figures) => numbersOf(figures.get(id))[index] ?? 0);
}

/** An interval, the same object until one of its ends changes; null while there is none. */
export function useInterval(name: string, id: string): Interval | null {
  const end = (index: 0 | 1) => (figures: Section) => intervalOf(figures.get(id))?.[index] ?? -1;
  const low = useRead(name, end(0));
  const high = useRead(name, end(1));
  return useMemo(() => intervalOf([low, high]), [low, high]);
}

const UNPLACED = 3;

/** All messages or petitions of a window beside their norm. */
export function useTotal(book: Book, window: TimeWindow): Total {
  const { isFilled } = useLinkView();
  const count = useNumber(section.topics(book, window), ALL);
  const unplaced = useNumber(section.topics(book, window), ALL, UNPLACED);
  const norm = useInterval(section.norms(book, window), ALL);
  return { count: isFilled ? count : null, unplaced, norm };
}

/** Nothing has ever come: no message, no petition, no norm from earlier days. */
export function useIsEmpty(): boolean {
  const { isFilled } = useLinkView();
  const messages = useNumber(section.topics('messages', '24h'), ALL);
  const petitions = useNumber(section.topics('petitions', 'today'), ALL);
  const hasNorm = useNumber(section.norm, 'norm') === 1;
  return isFilled && !hasNorm && messages === 0 && petitions === 0;
}
