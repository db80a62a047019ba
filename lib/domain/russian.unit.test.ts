import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from './city-time';
import {
  counted,
  type Forms,
  formatClock,
  formatDay,
  formatInterval,
  formatMoment,
  formatNumber,
  formatSpan,
  plural,
} from './russian';

const MESSAGES: Forms = ['сообщение', 'сообщения', 'сообщений'];
const ZONE = 'Europe/Samara';
const NOON = Date.UTC(2026, 10, 23, 10, 5, 12);

describe('russian', () => {
  it('takes the plural that goes with the number', () => {
    const forms = [0, 1, 2, 5, 11, 12, 21, 22, 101, 111, 1.5].map((n) => plural(n, MESSAGES));
    expect(forms).toEqual([
      'сообщений',
      'сообщение',
      'сообщения',
      'сообщений',
      'сообщений',
      'сообщений',
      'сообщение',
      'сообщения',
      'сообщение',
      'сообщений',
      'сообщения',
    ]);
    expect(counted(1, MESSAGES)).toBe('1\u00a0сообщение');
  });

  it('writes numbers and intervals', () => {
    expect(formatNumber(1234.5).replace(/\s/g, ' ')).toBe('1 234,5');
    expect(formatInterval([84, 108])).toBe('84–108');
    expect(formatInterval([3, 3])).toBe('3');
  });

  it("tells time by the city's clock", () => {
    expect(formatMoment(ZONE, NOON)).toBe('23.11.2026 14:05');
    expect(formatClock(ZONE, NOON)).toBe('14:05:12');
    expect(formatDay(ZONE, NOON)).toBe('пн 23 ноября');
    expect(formatMoment(ZONE, Date.UTC(2026, 11, 31, 21))).toBe('01.01.2027 01:00');
  });

  it('shortens spans', () => {
    const spans = [30_000, 42 * MINUTE, HOUR, 80 * MINUTE, 12.5 * HOUR, 3.2 * DAY, 21 * DAY].map(formatSpan);
    expect(spans).toEqual([
      '30\u00a0с',
      '42\u00a0мин',
      '1\u00a0ч',
      '1\u00a0ч 20\u00a0мин',
      '12\u00a0ч',
      '3\u00a0дня',
      '21\u00a0день',
    ]);
  });
});
