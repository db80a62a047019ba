import { describe, expect, it } from 'vitest';
import { meaningOfCode, meaningOfFormat } from './number-format';
import { plausibleSerial, serialToSpan, serialToText } from './serial-date';

describe('a number format', () => {
  it.each([
    ['dd.mm.yyyy hh:mm', 'date'],
    ['[$-419]d mmm yyyy;@', 'date'],
    ['mmmm', 'date'],
    ['[h]:mm:ss', 'span'],
    ['hh:mm', 'span'],
    ['0.00', 'number'],
    ['General', 'number'],
    ['#,##0" дней"', 'number'],
    ['0" month"', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
  ])('%s is a %s', (code, meaning) => {
    expect(meaningOfCode(code)).toBe(meaning);
  });

  it('is known by its number too', () => {
    expect(meaningOfFormat(22, new Map())).toBe('date');
    expect(meaningOfFormat(46, new Map())).toBe('span');
    expect(meaningOfFormat(22, new Map([[22, '0.0']]))).toBe('number');
  });
});

describe('a serial date', () => {
  it('is read on the wall clock in both systems', () => {
    expect(serialToText(46_349.5, 1900)).toBe('2026-11-23 12:00:00');
    expect(serialToText(46_349.5 - 1_462, 1904)).toBe('2026-11-23 12:00:00');
    expect(serialToText(46_349, 1900)).toBe('2026-11-23');
    expect(serialToText(1, 1900)).toBeNull();
    expect(serialToText(Number.NaN, 1900)).toBeNull();
    expect(serialToSpan(1.5)).toBe('36:00:00');
  });

  it('is told from other numbers by what it could mean', () => {
    expect(plausibleSerial(46_349.5)).toBe(46_349.5);
    expect(plausibleSerial('46349,5')).toBe(46_349.5);
    expect(plausibleSerial('12345')).toBeNull();
    expect(plausibleSerial(1_700_000_000)).toBeNull();
    expect(plausibleSerial('23.11.2026')).toBeNull();
  });
});
