import { describe, expect, it } from 'vitest';
import { defaultRules } from '@/lib/domain/deadline/default-regimes';
import { clockWords, conditionWords } from './rule-words';

const { regimes } = defaultRules({ topics: [{ id: 'potholes', normDays: 5 }] });
const NAMES = { topicName: (id: string) => `тема ${id}`, sourceName: (id: string) => id };
const regimeOf = (id: string) => {
  const found = regimes.find((regime) => regime.id === id);
  if (found === undefined) throw new Error(`no regime ${id}`);
  return found;
};

describe('a regime in words', () => {
  it('says which records it is about', () => {
    expect(conditionWords(regimeOf('pos-fast').when, NAMES)).toBe(
      'Сообщение; канал: Платформа обратной связи; ускоренное решение',
    );
    expect(conditionWords(regimeOf('norm-5').when, NAMES)).toContain('тема: тема potholes');
    expect(conditionWords({ ...regimeOf('message').when, kind: null }, NAMES)).toBe('Все записи');
  });

  it('says of each clock how long it is and how it is counted', () => {
    expect(regimeOf('petition').clocks.map(clockWords).at(-1)).toBe(
      'Ответ — 30 календарных дней, выходной переносится на предыдущий рабочий день, продлить можно 1 раз, не больше чем на 30 календарных дней, пауза не останавливает',
    );
    expect(regimeOf('call-accident').clocks.map(clockWords)).toEqual([
      'Первый ответ — 10 рабочих минут, пауза не останавливает',
    ]);
  });
});
