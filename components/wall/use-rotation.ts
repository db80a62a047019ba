'use client';

import { useEffect, useState } from 'react';
import { SCENES, type Scene } from '@/lib/contract/room';

/** The scene to show: the one asked for, and with a rotation the next one after so many seconds. */
export function useRotation(first: Scene, seconds: number | null): Scene {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (seconds === null) return;
    const timer = setInterval(() => setTurn((n) => n + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return SCENES[(SCENES.indexOf(first) + turn) % SCENES.length] ?? first;
}
