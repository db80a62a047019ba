import { describe, expect, it } from 'vitest';
import type { Part, PartHealth, PartState } from '@/lib/contract/health';
import { isStarved, partTrouble } from './part-trouble';

const parts = (states: Partial<Record<Part, PartState>>): PartHealth[] =>
  (['database', 'search', 'relay', 'aggregate', 'index'] as const).map((part) => ({
    part,
    state: states[part] ?? 'ok',
    lag: null,
    detail: '',
  }));

describe('partTrouble', () => {
  it('is silent when all is well, and when only the search index lags', () => {
    expect(partTrouble(parts({}))).toBeNull();
    expect(partTrouble(parts({ index: 'lag' }))).toBeNull();
  });

  it('names one part in a sentence and several in a list', () => {
    expect(partTrouble(parts({ aggregate: 'down' }))).toBe('Подсчёт показателей не отвечает');
    expect(partTrouble(parts({ aggregate: 'down', search: 'down' }))).toBe('Не отвечают: поиск, подсчёт');
    expect(partTrouble(parts({ aggregate: 'lag' }))).toBe('Подсчёт показателей отстаёт');
  });

  it('freezes the figures only when what feeds them is gone', () => {
    expect(isStarved(parts({ search: 'down', index: 'down' }))).toBe(false);
    expect(isStarved(parts({ relay: 'down' }))).toBe(true);
    expect(isStarved(parts({ aggregate: 'lag' }))).toBe(false);
  });
});
