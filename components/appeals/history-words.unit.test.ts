import { describe, expect, it } from 'vitest';
import { actorWords, changeWords, type HistoryNames } from './history-words';

const words: HistoryNames = {
  names: {
    topic: (id) => `тема ${id}`,
    district: (id) => id,
    department: (id) => id,
    source: (id) => id,
  },
  zone: 'Europe/Samara',
  cellName: () => '8 квартал',
};
const change = (field: string, before: string | null, after: string | null) =>
  changeWords({ field, before, after }, words);

describe('history words', () => {
  it('says what changed from what to what', () => {
    expect(change('topic', 'undetermined', 'snow')).toEqual({
      field: 'тема',
      before: 'тема undetermined',
      after: 'тема snow',
    });
    expect(change('due', null, '2026-11-25T10:05:00.000Z')).toMatchObject({
      before: 'нет',
      after: '25.11.2026 14:05',
    });
    expect(change('status', 'registered', 'answered')).toMatchObject({
      before: 'Зарегистрировано',
      after: 'Дан ответ',
    });
    expect(change('cell', null, '891fb4662ffffff').after).toBe('8 квартал');
  });

  it('shows nothing of a person or a house', () => {
    expect(change('author', '•', 'secret')).toMatchObject({ before: 'скрыто', after: 'скрыто' });
    expect(change('address', 'secret', null)).toMatchObject({ before: 'скрыто', after: 'нет' });
  });

  it('names who did it', () => {
    expect(
      ['token:pos-feed', 'system:jobs', 'system:demo', 'local'].map((actor) => actorWords(actor)),
    ).toEqual(['приём: pos-feed', 'сам Пульт', 'показ (ДЕМО)', 'этот компьютер']);
  });
});
