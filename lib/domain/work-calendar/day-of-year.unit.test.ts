import { describe, expect, it } from 'vitest';
import { countWorkingDays, DAY_KINDS, dayOfYear, withDay } from './day-of-year';
import { RUSSIAN_YEARS } from './russian-years';

const yearOf = (year: number) => {
  const found = RUSSIAN_YEARS.find((entry) => entry.year === year);
  if (found === undefined) throw new Error(`no year ${year}`);
  return found;
};

describe('a day of a year', () => {
  it('is what the calendar says', () => {
    expect(dayOfYear(yearOf(2026), '2026-11-04')).toMatchObject({
      kind: 'off',
      note: 'День народного единства',
    });
    expect(dayOfYear(yearOf(2026), '2026-11-03').kind).toBe('shortened');
    expect(dayOfYear(yearOf(2026), '2026-11-07').kind).toBe('rest');
    expect(dayOfYear(yearOf(2025), '2025-11-01')).toMatchObject({
      kind: 'worked-shortened',
      note: '2025-11-03',
    });
  });

  it.each(DAY_KINDS.filter((kind) => kind !== 'rest'))('can be made %s and back', (kind) => {
    const year = yearOf(2026);
    const note = kind === 'off' ? 'день города' : kind.startsWith('worked') ? '2026-11-26' : null;
    const changed = withDay(year, { date: '2026-11-25', kind, note });
    expect(dayOfYear(changed, '2026-11-25')).toEqual({ date: '2026-11-25', kind, note });
    expect(withDay(changed, { date: '2026-11-25', kind: 'working', note: null })).toEqual(year);
  });

  it('counts the working days of the year', () => {
    expect([2018, 2024, 2026].map((year) => countWorkingDays(yearOf(year)))).toEqual([247, 248, 247]);
  });
});
