import { describe, expect, it } from 'vitest';
import { type HourFigure, hourOption } from './hour-option';

const COLOURS = { bar: 'grey', above: 'amber', band: 'band', axis: 'axis' };
const hours: HourFigure[] = Array.from({ length: 24 }, (_, hour) => ({
  count: hour === 13 ? 43 : 5,
  norm: [3, 9],
}));

function bars(option: ReturnType<typeof hourOption>): unknown {
  return Array.isArray(option.series) ? option.series[2] : null;
}

describe('hourOption', () => {
  it('colours only the hours above their norm', () => {
    const option = hourOption({ hours, colours: COLOURS, scale: 1 });
    const expected = hours.map(({ count }) => ({
      value: count,
      itemStyle: { color: count > 9 ? 'amber' : 'grey' },
    }));
    expect(bars(option)).toMatchObject({ type: 'bar', data: expected });
    expect(option.yAxis).toMatchObject({ min: 0, max: 43 });
  });

  it('draws no band without a norm, and no alarm', () => {
    const bare = hours.map(({ count }) => ({ count, norm: null }));
    const option = hourOption({ hours: bare, colours: COLOURS, scale: 1 });
    expect(bars(option)).toMatchObject({ data: bare.map(() => ({ itemStyle: { color: 'grey' } })) });
    expect(Array.isArray(option.series) && option.series[1]).toMatchObject({ data: bare.map(() => null) });
  });

  it('moves nothing', () => {
    expect(hourOption({ hours, colours: COLOURS, scale: 1 }).animation).toBe(false);
  });
});
