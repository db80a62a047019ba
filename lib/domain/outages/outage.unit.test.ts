import { expect, it } from 'vitest';
import { HOUR } from '../city-time';
import { isCurrent, outageState } from './outage';
import { endWords, outageLine } from './outage-words';

const NOON = Date.parse('2026-11-23T12:00:00+04:00');
const zone = 'Europe/Samara';
const times = { from: NOON, promised: NOON + 3 * HOUR, ended: null };

it('stands as its times say: ahead, on, overdue, over', () => {
  expect(outageState(times, NOON - 1)).toBe('expected');
  expect(outageState(times, NOON + HOUR)).toBe('active');
  expect(outageState(times, NOON + 4 * HOUR)).toBe('overdue');
  expect(outageState({ ...times, ended: NOON + HOUR }, NOON + HOUR)).toBe('ended');
  // An end that was written ahead is still a promise.
  expect(outageState({ ...times, ended: NOON + 2 * HOUR }, NOON + HOUR)).toBe('active');
});

it('is one of now from its start to its end, or for six hours after a promise that nobody took back', () => {
  expect(isCurrent(times, NOON - 1)).toBe(false);
  expect(isCurrent(times, NOON + 9 * HOUR)).toBe(true);
  expect(isCurrent(times, NOON + 9 * HOUR + 1)).toBe(false);
  expect(isCurrent({ ...times, ended: NOON + HOUR }, NOON + HOUR + 1)).toBe(false);
});

it('says what it is, whose, and until when', () => {
  const at = { now: NOON, zone };
  const line = { kind: 'planned', by: 'ЖКС', to: NOON + 6 * HOUR, isOverdue: false } as const;
  expect(outageLine(line, at)).toBe('плановое отключение, ЖКС, до\u00a018:00');
  expect(outageLine({ ...line, kind: 'accident', by: null, isOverdue: true }, at)).toBe(
    'авария, обещали к\u00a018:00',
  );
  expect(endWords(NOON + 24 * HOUR, at)).toBe('24.11.2026 12:00');
});
