'use client';

import { useState } from 'react';

/** An alarm that rose before our eyes, as against one that was there when the wall came up; null is unknown yet. */
export function useJustRaised(isAlarm: boolean | null): boolean {
  const [seen, setSeen] = useState<boolean | null>(null);
  const [isRaised, setRaised] = useState(false);
  if (isAlarm !== null && isAlarm !== seen) {
    setSeen(isAlarm);
    setRaised(isAlarm && seen === false);
  }
  return isRaised;
}
