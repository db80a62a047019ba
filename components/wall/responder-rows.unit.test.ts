import { describe, expect, it } from 'vitest';
import { NONE } from '@/lib/contract/figures';
import { loadTestCity } from '@/tests/test-store';
import { responderRows, shareInTime, shownRows } from './responder-rows';

const { profile } = await loadTestCity();
const figures = {
  open: new Map([
    ['city-services', [10, 2, 4, 1]],
    ['roads', [5, 1, 2, 0]],
    ['heat-network', [1, 0, 1, 0]],
    ['water-network', [2, 0, 0, 0]],
    [NONE, [3, 0, 0, 2]],
  ]),
  today: new Map([
    ['city-services', 3],
    ['water-network', 1],
  ]),
  finished: new Map([
    ['city-services', [200, 1]],
    ['heat-network', [4, 2]],
  ]),
};

describe('responderRows', () => {
  const rows = responderRows(profile, figures);
  it('sorts by what is late, then due today, and puts outside organisations together', () => {
    expect(rows.map(({ name, late, today, total }) => [name, late, today, total])).toEqual([
      ['ДГХ', 4, 3, 17],
      ['Дороги и транспорт', 2, 0, 8],
      ['Внешние организации', 1, 1, 4],
      ['Не назначен', 0, 0, 5],
    ]);
    expect(rows.map(shareInTime)).toEqual([99, null, 50, null]);
  });

  it('keeps an order, and loses nothing when there is no room', () => {
    const shown = shownRows(rows, ['roads', 'city-services'], 3);
    expect(shown.map(({ name }) => name)).toEqual(['Дороги и транспорт', 'ДГХ', 'Остальные: 2']);
    expect(shown.reduce((sum, { late }) => sum + late, 0)).toBe(7);
    expect(shown.reduce((sum, { total }) => sum + total, 0)).toBe(34);
  });
});
