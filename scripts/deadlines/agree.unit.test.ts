import { describe, expect, it } from 'vitest';
import { compareWithWalk } from './agree';
import { buildWorld } from './worlds';

describe('compareWithWalk', () => {
  it.each(['Europe/Samara', 'Asia/Beirut'])(
    'finds the engine and the walk agreed in %s',
    (zone) => {
      const world = buildWorld({ zone, firstYear: 2025, lastYear: 2026 });
      const found = compareWithWalk(world, { cases: 1_500, seed: zone });
      expect(found.differing).toEqual([]);
      expect(found.differences).toBe(0);
      expect(Object.values(found.byUnit).every((count) => count > 200)).toBe(true);
      expect(Math.min(found.paused, found.extended, found.moved)).toBeGreaterThan(30);
    },
    120_000,
  );
});
