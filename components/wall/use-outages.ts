'use client';

import { useMemo } from 'react';
import { type ActiveOutage, isActiveOutage, section } from '@/lib/contract/figures';
import { useSection } from '@/lib/live/use-figures';

/** An outage of now under its number. */
export interface WallOutage extends ActiveOutage {
  readonly id: string;
}

/** What is off now, those that explain most first; the same list until something in it changes. */
export function useOutages(): readonly WallOutage[] {
  const figures = useSection(section.outages);
  return useMemo(
    () =>
      [...figures]
        .flatMap(([id, value]) => (isActiveOutage(value) ? [{ id, ...value }] : []))
        .sort((a, b) => b.count - a.count || a.to - b.to || a.id.localeCompare(b.id)),
    [figures],
  );
}
