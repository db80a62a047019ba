import { describe, expect, it } from 'vitest';
import { defaultRules } from '@/lib/domain/deadline/default-regimes';
import { fileOfRules, rulesOfFile } from './rules-file';

const rules = defaultRules({ topics: [{ id: 'potholes', normDays: 5 }] });

describe('a file of rules', () => {
  it('is read back as it was written', async () => {
    expect(rulesOfFile(await fileOfRules(rules).text(), rules)).toEqual({ rules });
  });

  it('may hold only a part', () => {
    const year = { year: 2028, source: 'проект', isDecreed: false, off: [], worked: [], shortened: [] };
    expect(rulesOfFile(JSON.stringify({ years: [year] }), rules)).toEqual({
      rules: { ...rules, years: [year] },
    });
  });

  it.each([
    ['{', 'не файл JSON'],
    ['[]', 'нет правил'],
    ['{"regimes":[{"id":"Х"}]}', 'regimes.0.id: код'],
    ['{"surprise":1}', 'Файл не принят'],
  ])('refuses %s in words', (text, words) => {
    expect(rulesOfFile(text, rules)).toEqual({ problem: expect.stringContaining(words) });
  });
});
