import { describe, expect, it } from 'vitest';
import { hoursOfText, hoursText } from './hours-text';

describe('hours as text', () => {
  it('are read back as they are shown', () => {
    const hours = [
      [480, 720],
      [768, 1020],
    ] as const;
    expect(hoursText(hours)).toBe('8:00–12:00, 12:48–17:00');
    expect(hoursOfText('8:00-12:00,12:48 — 17:00')).toEqual(hours);
    expect(hoursOfText(' ')).toEqual([]);
    expect(hoursOfText('0:00–24:00')).toEqual([[0, 1440]]);
  });

  it.each(['8–17', '8:00', '8:75–9:00', 'утром'])('are not read from %s', (text) => {
    expect(hoursOfText(text)).toBeNull();
  });
});
