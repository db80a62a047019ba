import { describe, expect, it } from 'vitest';
import { isDaylight, sunAltitude } from './daylight';

const TOLYATTI = [49.42, 53.51] as const;

describe('daylight', () => {
  it('knows the height of the noon sun at the solstices: 90° − latitude ± 23.4°', () => {
    // Solar noon at 49.42° E is 12:00 UTC less 3 h 18 min, give or take the equation of time.
    const summer = sunAltitude(TOLYATTI, Date.UTC(2026, 5, 21, 8, 44));
    const winter = sunAltitude(TOLYATTI, Date.UTC(2026, 11, 21, 8, 40));
    expect(summer).toBeCloseTo(90 - 53.51 + 23.44, 0);
    expect(winter).toBeCloseTo(90 - 53.51 - 23.44, 0);
  });

  it('tells day from night in Tolyatti in November', () => {
    const at = (hour: number, minute = 0) => isDaylight(TOLYATTI, Date.UTC(2026, 10, 23, hour - 4, minute));
    expect([at(6), at(9), at(14), at(18), at(23)]).toEqual([false, true, true, false, false]);
  });

  it('follows the place, not only the hour', () => {
    expect(isDaylight([-74, 40.7], Date.UTC(2026, 10, 23, 17))).toBe(true);
    expect(isDaylight([-74, 40.7], Date.UTC(2026, 10, 23, 4))).toBe(false);
  });
});
