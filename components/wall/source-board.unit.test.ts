import { describe, expect, it } from 'vitest';
import type { CityProfile } from '@/lib/contract/city-profile';
import type { FigureValue } from '@/lib/contract/figures';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { sourceBoard } from './source-board';

const NOW = Date.UTC(2026, 10, 23, 10, 5);

const profile: Pick<CityProfile, 'zone' | 'sources'> = {
  zone: 'Europe/Samara',
  sources: [
    { id: 'vk', name: 'ВКонтакте', short: 'ВК', channel: 'vk', intervalSeconds: 300 },
    { id: 'pos', name: 'ПОС', short: 'ПОС', channel: 'pos', intervalSeconds: 900 },
    { id: 'delo', name: 'СЭД «Дело»', short: 'Дело', channel: 'paper', intervalSeconds: null },
  ],
};
const city = (more: CityProfile['sources'] = []): CityProfile => ({
  id: 'x',
  name: 'X',
  bounds: { west: 0, south: 0, east: 1, north: 1 },
  home: { west: 0, south: 0, east: 1, north: 1 },
  districts: [],
  groups: [],
  topics: [],
  departments: [],
  places: [],
  map: null,
  ...profile,
  sources: [...profile.sources, ...more],
});

const polled = (entries: Record<string, { ago: number; interval?: number | null }>) =>
  new Map<string, FigureValue>(
    Object.entries(entries).map(([source, { ago, interval = 300 }]) => [
      source,
      { source, polledAt: NOW - ago, intervalSeconds: interval, newestAt: null },
    ]),
  );

describe('sourceBoard', () => {
  it('draws sources that were never heard quietly', () => {
    const board = sourceBoard(city(), new Map(), NOW);
    expect(board.title).toBe('Источники');
    expect(board.line).toBe('Опросов ещё не было');
    expect(board.boxes.map(({ state }) => state)).toEqual(['silent', 'silent', 'silent']);
  });

  it('names the one that is silent longest beside its interval', () => {
    const section = polled({ vk: { ago: MINUTE }, pos: { ago: 42 * MINUTE, interval: 900 } });
    const board = sourceBoard(city(), section, NOW);
    expect(board).toMatchObject({
      title: 'Источники: 1 из 2 свежий',
      line: 'ПОС молчит 42 мин (обычно 15)',
      tone: 'late',
    });
    expect(board.boxes.map(({ state }) => state)).toEqual(['fresh', 'late', 'silent']);
  });

  it('calls data old at five intervals', () => {
    const section = polled({ pos: { ago: 76 * MINUTE, interval: 900 } });
    expect(sourceBoard(city(), section, NOW)).toMatchObject({
      title: 'Источники: свежих нет',
      line: 'ПОС: ДАННЫЕ УСТАРЕЛИ',
      tone: 'stale',
    });
  });

  it('keeps both numbers in one unit', () => {
    const lines = [
      { ago: 75 * MINUTE, interval: 1_800 },
      { ago: 5 * HOUR, interval: 7_200 },
      { ago: 40_000, interval: 10 },
    ].map((poll) => sourceBoard(city(), polled({ vk: poll }), NOW).line);
    expect(lines).toEqual([
      'ВК молчит 75 мин (обычно 30)',
      'ВК молчит 5 ч (обычно 2)',
      'ВК молчит 40 с (обычно 10)',
    ]);
  });

  it('says when a file was loaded', () => {
    const section = polled({ delo: { ago: 5 * MINUTE, interval: null } });
    expect(sourceBoard(city(), section, NOW).line).toBe('Дело: загружено в 14:00');
  });

  it('keeps a troubled source among the boxes when there are too many', () => {
    const more = Array.from({ length: 9 }, (_, i) => ({
      id: `s${i}`,
      name: `Лента ${i}`,
      short: `Л${i}`,
      channel: 'web' as const,
      intervalSeconds: 300,
    }));
    const board = sourceBoard(city(more), polled({ s8: { ago: 11 * MINUTE } }), NOW);
    expect(board.boxes).toHaveLength(7);
    expect(board.more).toBe(5);
    expect(board.boxes.some(({ id }) => id === 's8')).toBe(true);
  });
});
