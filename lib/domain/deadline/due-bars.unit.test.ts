import { describe, expect, it } from 'vitest';
import { localDay } from '../city-time';
import { dueBars } from './due-bars';
import { dueSlot, END_OF_DAY } from './due-slot';

const ZONE = 'Europe/Samara';
const at = (local: string) => Date.parse(`${local}+04:00`);
const NOW = at('2026-11-23T14:05:12');
const TODAY = localDay(ZONE, NOW);
/** Monday to the next Monday, as the centre works. */
const CLOSES = [TODAY, 1020, 1020, 1020, 1020, 960, -1, -1, 1020];
const barsAt = (list: readonly number[], now = NOW, closes: readonly number[] = CLOSES) =>
  dueBars(list, { zone: ZONE, now, closes });

describe('dueSlot', () => {
  it('takes a term at midnight or in the last minute before it as a date', () => {
    expect(dueSlot(ZONE, at('2026-11-23T23:59:59'))).toEqual({ day: TODAY, hour: END_OF_DAY });
    expect(dueSlot(ZONE, at('2026-11-24T00:00:00'))).toEqual({ day: TODAY, hour: END_OF_DAY });
    expect(dueSlot(ZONE, at('2026-11-23T23:58:59'))).toEqual({ day: TODAY, hour: 23 });
    expect(dueSlot(ZONE, at('2026-11-23T17:00:00'))).toEqual({ day: TODAY, hour: 17 });
  });
});

describe('dueBars', () => {
  const list = [
    [TODAY, 14, 2],
    [TODAY, 15, 3],
    [TODAY, END_OF_DAY, 18],
    [TODAY + 1, 8, 4],
    [TODAY + 1, 9, 2],
    [TODAY + 1, END_OF_DAY, 5],
    [TODAY + 4, END_OF_DAY, 6],
  ].flat();

  it('draws the brief’s day: hours, the end of the working day, the next days', () => {
    expect(barsAt(list).map(({ label, count }) => `${label} ${count}`)).toEqual([
      '14:00 2',
      '15:00 3',
      'к 17:00 18',
      'вт 8:00 4',
      '9:00 2',
      'вт к 17 5',
      'пт к 16 6',
    ]);
    expect(barsAt(list).map(({ isSoon }) => isSoon)).toEqual([true, true, false, false, false, false, false]);
  });

  it('shows all of today however many hours it has, in eight bars at most', () => {
    const busy = Array.from({ length: 24 }, (_, hour) => [TODAY, hour, 1 + hour]).flat();
    const bars = barsAt([...busy, TODAY, END_OF_DAY, 100], at('2026-11-23T00:30:00'));
    expect(bars.length).toBeLessThanOrEqual(8);
    expect(bars.filter(({ isToday }) => isToday).reduce((sum, { count }) => sum + count, 0)).toBe(400);
  });

  it('lets a date of today run to midnight once the working day is over', () => {
    const [bar] = barsAt([TODAY, END_OF_DAY, 3], at('2026-11-23T17:30:00'));
    expect(bar?.label).toBe('к 24:00');
  });

  it('ends a shortened day, a worked Saturday and a day off as the calendar has them', () => {
    const list = [0, 1, 5, 6].flatMap((ahead) => [TODAY + ahead, END_OF_DAY, 1]);
    // Today until 15:45, tomorrow as usual, the Saturday is worked until 16:00, the Sunday is not.
    const closes = [TODAY, 945, 1020, 1020, 1020, 960, 960, -1, 1020];
    expect(barsAt(list, NOW, closes).map(({ label }) => label)).toEqual([
      'к 15:45',
      'вт к 17',
      'сб к 16',
      'вс к 24',
    ]);
    const late = at('2026-11-23T15:45:00');
    expect(barsAt(list, late, closes)[0]?.label).toBe('к 24:00');
    expect(barsAt(list, late - 1_000, closes)[0]?.label).toBe('к 15:45');
  });

  it('lets dates run to midnight while no hours are known', () => {
    expect(barsAt([TODAY, END_OF_DAY, 3], NOW, []).map(({ label }) => label)).toEqual(['к 24:00']);
  });
});
