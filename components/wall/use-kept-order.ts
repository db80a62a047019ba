'use client';

import { useEffect, useMemo, useRef, useState } from 'react';

const KEPT_MS = 60_000;

/** The order of the keys as it stood at the last full minute of this screen: rows do not jump before the eyes. */
export function useKeptOrder(keys: readonly string[]): readonly string[] {
  const latest = useRef(keys);
  latest.current = keys;
  const isEmpty = keys.length === 0;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((n) => n + 1), KEPT_MS);
    return () => clearInterval(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a turn, or the first rows, sort anew
  return useMemo(() => latest.current, [turn, isEmpty]);
}
