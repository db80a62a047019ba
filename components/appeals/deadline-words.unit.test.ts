import { describe, expect, it } from 'vitest';
import { deadlineWords } from './deadline-words';

const ZONE = 'Europe/Samara';
const now = Date.parse('2026-11-23T10:05:00Z');
const words = (due: string | null, answered: string | null = null) =>
  deadlineWords({ dueAt: due, answeredAt: answered, closedAt: null }, { now, zone: ZONE });

describe('deadlineWords', () => {
  it('tells late, soon and in time apart', () => {
    expect(words('2026-11-23T08:00:00Z')).toEqual({
      tone: 'late',
      text: 'просрочено на 2\u00a0ч 5\u00a0мин',
    });
    expect(words('2026-11-23T11:25:00Z')).toEqual({ tone: 'soon', text: 'осталось 1\u00a0ч 20\u00a0мин' });
    expect(words('2026-11-25T10:05:00Z')).toEqual({ tone: 'calm', text: 'срок 25.11.2026 14:05' });
    expect(words(null)).toEqual({ tone: 'calm', text: 'без срока' });
  });

  it('tells an answer in time from a late one', () => {
    expect(words('2026-11-23T08:00:00Z', '2026-11-23T07:00:00Z').text).toBe('отвечено в срок');
    expect(words('2026-11-23T08:00:00Z', '2026-11-23T08:42:00Z')).toEqual({
      tone: 'late',
      text: 'отвечено позже срока на 42\u00a0мин',
    });
  });
});
