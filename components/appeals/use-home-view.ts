'use client';

import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { fitView, type MapView, type Size } from '../map/map-view';

/** The camera over the whole city for the size of an element; null until that is known. */
export function useHomeView(
  element: RefObject<HTMLDivElement | null>,
  { home }: CityProfile,
): MapView | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const node = element.current;
    if (node === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize((known) => (known?.width === width && known.height === height ? known : { width, height }));
    });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [element]);
  return useMemo(
    () => (size === null || size.width === 0 || size.height === 0 ? null : fitView(home, size)),
    [size, home],
  );
}
