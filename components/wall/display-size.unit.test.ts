import { describe, expect, it } from 'vitest';
import { angleOfFont, displaySize, fontForAngle } from './display-size';

const WALL = { distanceM: 5, widthMm: 1904, pitchMm: null };
const UHD = { width: 3840, height: 2160 };
const FHD = { width: 1920, height: 1080 };

describe('display size', () => {
  it('gives the font sizes of DISPLAY.md', () => {
    const pitch = 1904 / 3840;
    const sizes = [16, 20].flatMap((angle) => [3, 5, 8].map((d) => fontForAngle(angle, d * 1_000, pitch)));
    expect(sizes.map(Math.round)).toEqual([40, 67, 107, 50, 84, 134]);
    expect(angleOfFont(fontForAngle(30, 5_000, pitch), 5_000, pitch)).toBeCloseTo(30, 6);
  });

  it("is the brief's own at 5 m, whatever the pixels", () => {
    expect(displaySize(WALL, UHD).ratio).toBeCloseTo(1, 2);
    expect(displaySize(WALL, FHD).ratio).toBeCloseTo(1, 2);
    expect(displaySize(WALL, FHD).text).toBeCloseTo(0.5, 2);
  });

  it('follows the distance, and a pitch where one is given', () => {
    expect(displaySize({ ...WALL, distanceM: 8 }, UHD).ratio).toBeCloseTo(1.6, 2);
    expect(displaySize({ ...WALL, distanceM: 3 }, UHD).ratio).toBeCloseTo(0.6, 2);
    expect(displaySize({ ...WALL, pitchMm: 0.496 }, UHD).ratio).toBeCloseTo(1, 2);
  });

  it('says when a wall is too small for its distance instead of shrinking in silence', () => {
    const far = displaySize({ ...WALL, distanceM: 12 }, UHD);
    expect(far).toMatchObject({ isTooSmall: true, ratio: 1.62 });
    expect(displaySize({ ...WALL, distanceM: 8 }, UHD).isTooSmall).toBe(false);
  });

  it('fits the canvas into other shapes', () => {
    expect(displaySize(WALL, { width: 3840, height: 1600 }).unit).toBeCloseTo(1600 / 2160);
  });
});
