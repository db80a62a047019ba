import { describe, expect, it, vi } from 'vitest';
import type { FigureChange } from '@/lib/contract/figures';
import { LINK_KEY, LiveStore } from './live-store';
import { serverTime, untilNextStep } from './server-clock';

const figures = (changes: FigureChange[], isWhole = false) =>
  ({ kind: 'figures', isWhole, changes, pos: 1, asOf: 1 }) as const;

describe('LiveStore', () => {
  it('replaces only the sections that changed and tells only their readers', () => {
    const store = new LiveStore();
    store.take(
      figures(
        [
          ['a', 'x', 1],
          ['b', 'x', 1],
        ],
        true,
      ),
    );
    const readers = { a: vi.fn(), b: vi.fn() };
    store.subscribe('a', readers.a);
    store.subscribe('b', readers.b);
    const before = { a: store.section('a'), b: store.section('b') };
    store.take(
      figures([
        ['a', 'x', 2],
        ['a', 'y', 3],
      ]),
    );
    expect(store.section('a')).not.toBe(before.a);
    expect(store.section('b')).toBe(before.b);
    expect(readers.a).toHaveBeenCalledTimes(1);
    expect(readers.b).not.toHaveBeenCalled();
    expect([...store.section('a')]).toEqual([
      ['x', 2],
      ['y', 3],
    ]);
  });

  it('drops what a whole replaces', () => {
    const store = new LiveStore();
    store.take(
      figures(
        [
          ['a', 'x', 1],
          ['gone', 'x', 1],
        ],
        true,
      ),
    );
    store.take(figures([['a', 'y', 2]], true));
    expect([...store.section('a')]).toEqual([['y', 2]]);
    expect(store.section('gone').size).toBe(0);
  });

  it('tells readers of the link once when figures first come, not at every change', () => {
    const store = new LiveStore();
    const reader = vi.fn();
    store.subscribe(LINK_KEY, reader);
    store.take(figures([['a', 'x', 1]], true));
    store.take(figures([['a', 'x', 2]]));
    expect(reader).toHaveBeenCalledTimes(1);
    expect(store.view.isFilled).toBe(true);
  });
});

describe('server clock', () => {
  const pulse = { now: 5_000, speed: 300, heardAt: 100, asOf: 0, isDemo: true, build: 'x', parts: [] };

  it('runs at its own speed from the last beat', () => {
    expect(serverTime(pulse, 100)).toBe(5_000);
    expect(serverTime(pulse, 200)).toBe(35_000);
    expect(serverTime(pulse, 0)).toBe(5_000);
  });

  it('never asks to be drawn more often than every 20 ms', () => {
    expect(untilNextStep(pulse, 1_000)).toBeGreaterThanOrEqual(20);
  });
});
