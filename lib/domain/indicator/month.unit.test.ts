import { expect, it } from 'vitest';
import { isMonth, monthAfter, monthOf, monthSpan, monthWords } from './month';

it('begins and ends with the city’s midnight', () => {
  const { from, to } = monthSpan('Europe/Samara', '2026-11');
  expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
    '2026-10-31T20:00:00.000Z',
    '2026-11-30T20:00:00.000Z',
  ]);
  expect(monthOf('Europe/Samara', from)).toBe('2026-11');
  expect(monthOf('Europe/Samara', from - 1)).toBe('2026-10');
  expect(monthOf('Europe/Samara', to)).toBe('2026-12');
});

it('keeps the hour that the clock gives back within its month', () => {
  const { from, to } = monthSpan('Europe/Berlin', '2026-10');
  expect((to - from) / 3_600_000).toBe(31 * 24 + 1);
});

it('steps over the new year and speaks', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-11', -12)]).toEqual([
    '2027-01',
    '2025-12',
    '2025-11',
  ]);
  expect(monthWords('2026-11')).toBe('ноябрь 2026');
});

it('knows a month from another text', () => {
  expect(['2026-11', '2026-00', '2026-13', '2026-1', '3026-11', '2026-11-01', ''].map(isMonth)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
