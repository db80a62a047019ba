'use client';

import { useSyncExternalStore } from 'react';
import type { Viewport } from './display-size';

let known: Viewport | null = null;

function read(): Viewport {
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  if (known === null || known.width !== width || known.height !== height) known = { width, height };
  return known;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Size of the window in CSS px; null while the server draws. */
export function useViewport(): Viewport | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
