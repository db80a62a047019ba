'use client';

import { useSyncExternalStore } from 'react';
import type { Theme } from '../map/map-palette';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(tell: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

/** A desk follows what the person chose for the machine. */
export function useDeskTheme(): Theme {
  const isDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DARK).matches,
    () => false,
  );
  return isDark ? 'night' : 'day';
}
