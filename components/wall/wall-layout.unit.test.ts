import { describe, expect, it } from 'vitest';
import { type Rect, wallLayout } from './wall-layout';

const UHD = { width: 3840, height: 2160 };

function tilesOf(layout: ReturnType<typeof wallLayout>): Rect[] {
  const { header, messages, hot, map, deadlines, sources, hour } = layout;
  return [header, messages, hot, map, deadlines, sources, hour].filter((rect) => rect !== null);
}

function expectNoOverlap(rects: readonly Rect[]): void {
  rects.forEach((a, i) => {
    for (const b of rects.slice(i + 1)) {
      const isApart =
        a.x + a.width <= b.x + 1e-6 ||
        b.x + b.width <= a.x + 1e-6 ||
        a.y + a.height <= b.y + 1e-6 ||
        b.y + b.height <= a.y + 1e-6;
      expect(isApart).toBe(true);
    }
  });
}

describe('wallLayout', () => {
  it("is the brief's grid at 5 m", () => {
    const layout = wallLayout({ ...UHD, ratio: 1 });
    expect(layout).toMatchObject({
      composition: 'full',
      header: { x: 40, y: 40, width: 3760, height: 112 },
      messages: { x: 40, y: 176, width: 1200, height: 560 },
      hot: { x: 40, y: 760, width: 1200, height: 844 },
      sources: { x: 40, y: 1628, width: 1200, height: 492 },
      map: { x: 1264, y: 176, width: 2536, height: 1428 },
      deadlines: { x: 1264, y: 1628, width: 1256, height: 492 },
      hour: { x: 2544, y: 1628, width: 1256, height: 492 },
      hotRows: 3,
    });
  });

  it('shows more rows to near readers and fewer tiles to far ones', () => {
    expect(wallLayout({ ...UHD, ratio: 0.6 }).hotRows).toBeGreaterThanOrEqual(8);
    expect(wallLayout({ ...UHD, ratio: 1.6 })).toMatchObject({
      composition: 'far',
      sources: null,
      hour: null,
    });
    expect(wallLayout({ ...UHD, ratio: 1.6 }).hotRows).toBeGreaterThanOrEqual(2);
  });

  it('gives up slack, then a row, before it gives up tiles', () => {
    const wide = { width: 4424, height: 2160 };
    expect(wallLayout({ ...wide, ratio: 1.1 })).toMatchObject({ composition: 'full', hotRows: 3 });
    expect(wallLayout({ ...wide, ratio: 1.2 })).toMatchObject({ composition: 'full', hotRows: 2 });
  });

  it('never lays one tile on another and fills the canvas', () => {
    for (const ratio of [0.5, 0.6, 0.8, 1, 1.003, 1.05, 1.2, 1.4, 1.6, 1.62]) {
      for (const size of [UHD, { width: 4600, height: 2160 }, { width: 3840, height: 2400 }]) {
        const rects = tilesOf(wallLayout({ ...size, ratio }));
        expectNoOverlap(rects);
        expect(Math.max(...rects.map(({ x, width }) => x + width))).toBeCloseTo(size.width - 40, 6);
        expect(Math.max(...rects.map(({ y, height }) => y + height))).toBeCloseTo(size.height - 40, 6);
        for (const { width, height } of rects) expect(Math.min(width, height)).toBeGreaterThan(50);
      }
    }
  });
});
