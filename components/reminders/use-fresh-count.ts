'use client';

import { useEffect, useState } from 'react';
import { remindersAnswer } from '@/lib/contract/reminder';

const EVERY_MS = 10_000;

/** How many reminders are new to whoever holds this browser's key: read again and again while the page is looked at. */
export function useFreshCount(told: number): number {
  const [count, setCount] = useState(told);
  useEffect(() => setCount(told), [told]);
  useEffect(() => {
    const ending = new AbortController();
    const read = async () => {
      if (document.hidden) return;
      const response = await fetch('/api/v1/reminders?limit=0', { signal: ending.signal }).catch(() => null);
      const parsed = remindersAnswer.safeParse(response?.ok === true ? await response.json() : null);
      // A count that cannot be read now is not zero: the last one stands.
      if (parsed.success && !ending.signal.aborted) setCount(parsed.data.fresh);
    };
    const again = () => void read();
    const timer = setInterval(again, EVERY_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      ending.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, []);
  return count;
}
