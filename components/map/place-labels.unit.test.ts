import { describe, expect, it } from 'vitest';
import { type Box, placeLabels, spreadDiscs } from './place-labels';

const AREA = { width: 1_000, height: 600 };
const NOTHING = { hard: [], soft: [] };
const apart = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 1e-6 ||
  Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1e-6;

describe('placeLabels', () => {
  it('leaves a label alone where it is free', () => {
    const label = { x: 500, y: 300, width: 200, height: 60 };
    expect(placeLabels([label], NOTHING, AREA)).toEqual([label]);
  });

  it('keeps all of them, apart from one another, from obstacles and inside', () => {
    const labels = [
      { x: 500, y: 300, width: 300, height: 80 },
      { x: 520, y: 310, width: 300, height: 80 },
      { x: 990, y: 590, width: 300, height: 80 },
    ];
    const obstacle = { x: 500, y: 300, width: 60, height: 60 };
    const placed = placeLabels(labels, { hard: [obstacle], soft: [] }, AREA);
    const boxes = [...placed, obstacle];
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) expect(apart(a, b)).toBe(true);
    });
    for (const { x, y, width, height } of placed) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(AREA.width);
      expect(y + height / 2).toBeLessThanOrEqual(AREA.height);
    }
  });

  it('goes aside for heat when a free place is near', () => {
    const label = { x: 500, y: 300, width: 200, height: 60 };
    const heat = { x: 500, y: 330, width: 300, height: 70 };
    const [placed] = placeLabels([label], { hard: [], soft: [heat] }, AREA);
    expect(placed && apart(placed, heat)).toBe(true);
  });

  it('places a label even where nothing is free', () => {
    const all = { x: 500, y: 300, width: 1_000, height: 600 };
    expect(
      placeLabels([{ x: 100, y: 100, width: 80, height: 40 }], { hard: [all], soft: [] }, AREA),
    ).toHaveLength(1);
  });
});

describe('spreadDiscs', () => {
  it('sets discs of one cell side by side and leaves the others alone', () => {
    const [a, b, c, d] = spreadDiscs([{ x: 100, y: 100 }, { x: 100, y: 100 }, null, { x: 400, y: 100 }], 50);
    expect(a).toEqual({ x: 73.5, y: 100 });
    expect(b).toEqual({ x: 126.5, y: 100 });
    expect(c).toBeNull();
    expect(d).toEqual({ x: 400, y: 100 });
  });
});
