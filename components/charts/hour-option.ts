import type { EChartsCoreOption } from 'echarts/core';

export interface HourFigure {
  readonly count: number;
  /** Null while there is no norm. */
  readonly norm: readonly [low: number, high: number] | null;
}

export interface HourColours {
  readonly bar: string;
  readonly above: string;
  readonly band: string;
  readonly axis: string;
}

export interface HourChartInput {
  readonly hours: readonly HourFigure[];
  readonly colours: HourColours;
  /** CSS px of one px of the brief's text. */
  readonly scale: number;
}

/** The scale of counts: room for the highest bar and the norm, and never less than five. */
function topOf(hours: readonly HourFigure[]): number {
  return Math.max(5, ...hours.map(({ count, norm }) => Math.max(count, norm?.[1] ?? 0)));
}

/** 24 bars of today over the band of their norm: data only, ready for `setOption`. */
export function hourOption({ hours, colours, scale }: HourChartInput): EChartsCoreOption {
  const band = hours.map(({ norm }) => norm);
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 2 * scale, bottom: 4 * scale },
    xAxis: {
      type: 'category',
      data: hours.map((_, hour) => String(hour)),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.axis, width: 4 * scale } },
    },
    yAxis: { type: 'value', show: false, min: 0, max: topOf(hours) },
    series: [
      {
        type: 'line',
        stack: 'norm',
        z: 1,
        silent: true,
        symbol: 'none',
        smooth: 0.4,
        lineStyle: { opacity: 0 },
        data: band.map((norm) => norm?.[0] ?? null),
      },
      {
        type: 'line',
        stack: 'norm',
        z: 1,
        silent: true,
        symbol: 'none',
        smooth: 0.4,
        lineStyle: { opacity: 0 },
        areaStyle: { color: colours.band },
        data: band.map((norm) => (norm === null ? null : norm[1] - norm[0])),
      },
      {
        type: 'bar',
        z: 2,
        silent: true,
        barWidth: '82%',
        data: hours.map(({ count, norm }) => ({
          value: count,
          itemStyle: { color: norm !== null && count > norm[1] ? colours.above : colours.bar },
        })),
      },
    ],
  };
}
