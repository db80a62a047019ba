import { describe, expect, it } from 'vitest';
import { fitView } from './map-view';

const HOME = { west: 49.172, south: 53.424, east: 49.688, north: 53.597 };

describe('fitView', () => {
  const view = fitView(HOME, { width: 2536, height: 1428 });

  it('shows all of the bounds, as large as they fit', () => {
    const nw = view.project([HOME.west, HOME.north]);
    const se = view.project([HOME.east, HOME.south]);
    for (const value of [nw.x, nw.y, 2536 - se.x, 1428 - se.y]) expect(value).toBeGreaterThanOrEqual(-1e-6);
    expect(Math.min(nw.x, nw.y)).toBeCloseTo(0, 6);
  });

  it('unprojects what it projects', () => {
    const [lon, lat] = view.unproject(view.project([49.284, 53.506]));
    expect(lon).toBeCloseTo(49.284, 9);
    expect(lat).toBeCloseTo(53.506, 9);
  });

  it("speaks MapLibre's zoom: a degree of longitude is 512·2^zoom/360 px", () => {
    const px = view.project([50, 53.5]).x - view.project([49, 53.5]).x;
    expect(px).toBeCloseTo((512 * 2 ** view.zoom) / 360, 6);
  });
});
