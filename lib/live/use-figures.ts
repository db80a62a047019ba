'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FigureValue } from '@/lib/contract/figures';
import { useLiveStore } from './live-provider';
import { LINK_KEY, type LinkView, PULSE_KEY, type Section } from './live-store';
import { serverTime, untilNextStep } from './server-clock';
import type { Pulse } from './worker-messages';

const EMPTY: Section = new Map();
const NOTHING: LinkView = { link: 'connecting', note: '', isFilled: false };

/** A section of the room; the same object until something in it changes. */
export function useSection(name: string): Section {
  const store = useLiveStore();
  return useSyncExternalStore(
    (listener) => store.subscribe(name, listener),
    () => store.section(name),
    () => EMPTY,
  );
}

/** One figure of a section. */
export function useFigure(name: string, id: string): FigureValue | undefined {
  const store = useLiveStore();
  return useSyncExternalStore(
    (listener) => store.subscribe(name, listener),
    () => store.section(name).get(id),
    () => undefined,
  );
}

/** A primitive read of a section: draws anew only when what `read` answers is another. */
export function useRead<T extends string | number | boolean>(name: string, read: (figures: Section) => T): T {
  const store = useLiveStore();
  return useSyncExternalStore(
    (listener) => store.subscribe(name, listener),
    () => read(store.section(name)),
    () => read(EMPTY),
  );
}

export function useLinkView(): LinkView {
  const store = useLiveStore();
  return useSyncExternalStore(
    (listener) => store.subscribe(LINK_KEY, listener),
    () => store.view,
    () => NOTHING,
  );
}

/** What `select` reads of the last beat, a primitive; null before the first. */
export function usePulse<T extends string | number | boolean>(select: (pulse: Pulse) => T): T | null {
  const store = useLiveStore();
  return useSyncExternalStore(
    (listener) => store.subscribe(PULSE_KEY, listener),
    () => (store.pulse === null ? null : select(store.pulse)),
    () => null,
  );
}

/** The server's clock, drawn anew whenever it passes a multiple of `step` ms; stands still without a live link. */
export function useServerTime(step: number): number | null {
  const store = useLiveStore();
  const { link } = useLinkView();
  const isKnown = usePulse(() => true) === true;
  const [time, setTime] = useState<number | null>(null);
  useEffect(() => {
    if (!isKnown || link === 'lost') return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const { pulse } = store;
      if (pulse === null) return;
      setTime(Math.floor(serverTime(pulse) / step) * step);
      timer = setTimeout(tick, untilNextStep(pulse, step));
    };
    tick();
    return () => clearTimeout(timer);
  }, [store, step, link, isKnown]);
  return time;
}
