import { expect, it } from 'vitest';
import { localDay } from '../city-time';
import { projectTomorrow } from './project-late';

it('counts tomorrow alone, by hour', () => {
  const zone = 'Europe/Samara';
  const now = Date.parse('2026-11-23T14:05:00+04:00');
  const today = localDay(zone, now);
  const slots = [today, 15, 3, today + 1, 9, 2, today + 1, 24, 5, today + 2, 9, 7];
  expect(projectTomorrow(slots, zone, now)).toEqual({
    total: 7,
    hours: [
      { hour: 9, count: 2 },
      { hour: 24, count: 5 },
    ],
  });
});
