import { describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/services/intake/parse-row';
import { DerivedIds, Occurrences } from './occurrences';

describe('Occurrences', () => {
  it('counts each digest apart while it grows', () => {
    const met = new Occurrences();
    const digests = Array.from({ length: 5_000 }, (_, i) => digestOf(i));
    expect(new Set(digests.map((digest) => met.next(digest)))).toEqual(new Set([1]));
    expect(digests.map((digest) => met.next(digest)).every((time) => time === 2)).toBe(true);
    expect(met.next(digests[7] ?? '')).toBe(3);
  });
});

describe('DerivedIds', () => {
  it('gives the same content the same numbers in every reading, its repeats others', () => {
    const row = new Map<string, unknown>([
      ['text', 'Яма'],
      ['area', 'центр'],
    ]);
    const turned = new Map([...row].reverse());
    const [first, again] = [new DerivedIds(), new DerivedIds()];
    expect([first.idOf(row), first.idOf(turned)]).toEqual([again.idOf(turned), again.idOf(row)]);
    expect(first.idOf(row)).toMatch(/^row-[\w-]{22}\+3$/);
    expect(first.idOf(new Map([['text', 'Другое']]))).not.toContain('+');
  });
});
