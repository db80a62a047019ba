'use client';

import { useCallback } from 'react';
import type { Book } from '@/lib/contract/figures';
import { ALL, intervalOf, numbersOf, section } from '@/lib/contract/figures';
import type { Interval } from '@/lib/domain/log-event';
import type { TimeWindow } from '@/lib/domain/time-window';
import { useFigure, useLinkView, useSection } from '@/lib/live/use-figures';

export interface Total {
  /** Null until the first figures are here. */
  readonly count: number | null;
  readonly unplaced: number;
  readonly norm: Interval | null;
}

/** All messages or petitions of a window beside their norm. */
export function useTotal(book: Book, window: TimeWindow): Total {
  const { isFilled } = useLinkView();
  const [count = 0, , , unplaced = 0] = numbersOf(useFigure(section.topics(book, window), ALL));
  const norm = intervalOf(useFigure(section.norms(book, window), ALL));
  return { count: isFilled ? count : null, unplaced, norm };
}

/** Reads a count of a section that may change its ids: `read(id)`, 0 where there is none. */
export function useCounts(name: string): (id: string) => number {
  const figures = useSection(name);
  return useCallback((id) => numbersOf(figures.get(id))[0] ?? 0, [figures]);
}

/** Nothing has ever come: no message, no petition, no poll. */
export function useIsEmpty(): boolean {
  const { isFilled } = useLinkView();
  const day = useSection(section.topics('messages', '24h'));
  const petitions = useSection(section.topics('petitions', 'today'));
  const hasNorm = numbersOf(useFigure(section.norm, 'norm'))[0] === 1;
  const count = (figures: ReturnType<typeof useSection>) => numbersOf(figures.get(ALL))[0] ?? 0;
  return isFilled && !hasNorm && count(day) === 0 && count(petitions) === 0;
}
