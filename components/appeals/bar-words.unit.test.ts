import { expect, test } from 'vitest';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { barLabel, barUnit, barWords } from './bar-words';

const ZONE = 'Europe/Samara';
const FROM = Date.parse('2026-11-23T00:00:00+04:00');

test.each([
  [HOUR, 'по часам', '23.11.2026 00:00–01:00', '00:00'],
  [DAY, 'по дням', '23.11.2026', '23.11'],
  [7 * DAY, 'по неделям', '23.11.2026 – 29.11.2026', '23.11'],
  [14 * DAY, 'по 14 дней', '23.11.2026 – 06.12.2026', '23.11'],
])('a bar of %i ms', (length, unit, words, label) => {
  expect([barUnit(length), barWords(ZONE, FROM, length), barLabel(ZONE, FROM, length)]).toEqual([
    unit,
    words,
    label,
  ]);
});
