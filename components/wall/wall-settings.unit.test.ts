import { describe, expect, it } from 'vitest';
import { wallSettings } from './wall-settings';

const DEFAULT = { distanceM: 5, widthMm: 1904, pitchMm: null, theme: 'night', rotateSeconds: null };

describe('wallSettings', () => {
  it('takes the default wall when nothing is said', () => expect(wallSettings({})).toEqual(DEFAULT));

  it('reads distance, pitch, width and theme', () => {
    expect(wallSettings({ d: '8', pitch: '0.63', width_mm: '2420', theme: 'auto' })).toEqual({
      distanceM: 8,
      widthMm: 2420,
      pitchMm: 0.63,
      theme: 'auto',
      rotateSeconds: null,
    });
  });

  it('does not trust what makes no sense', () => {
    const hostile = { d: '-1', pitch: '1e9', width_mm: 'много', theme: '<script>' };
    expect(wallSettings(hostile)).toEqual(DEFAULT);
    expect(wallSettings({ d: ['3', '8'] }).distanceM).toBe(3);
  });
});
