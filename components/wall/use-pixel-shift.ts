'use client';

import { useEffect, useState } from 'react';

const EVERY_MS = 90_000;
/** The whole picture walks around, 4 px at most, so that no pixel burns in. */
const STEPS: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [-4, 4],
  [-4, 0],
  [-4, -4],
  [0, -4],
  [4, -4],
];

export function usePixelShift(): string {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setStep((n) => (n + 1) % STEPS.length), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const [x, y] = STEPS[step] ?? [0, 0];
  return `translate(${x}px, ${y}px)`;
}
