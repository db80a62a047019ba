import type { EChartsCoreOption } from 'echarts/core';

export interface CountBar {
  readonly label: string;
  readonly count: number;
}

export interface CountChartInput {
  readonly bars: readonly CountBar[];
  readonly colours: { readonly bar: string; readonly axis: string; readonly text: string };
}

/** Counts over time as bars with a scale beside and labels below: data only, ready for `setOption`. */
export function countOption({ bars, colours }: CountChartInput): EChartsCoreOption {
  const label = { color: colours.text, fontSize: 13, fontFamily: 'Golos Text Variable' };
  return {
    animation: false,
    grid: { left: 44, right: 8, top: 10, bottom: 26 },
    xAxis: {
      type: 'category',
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.axis } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: label,
      splitLine: { lineStyle: { color: colours.axis, opacity: 0.4 } },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '18%',
        barMinHeight: 3,
        itemStyle: { color: colours.bar, borderRadius: [3, 3, 0, 0] },
        emphasis: { itemStyle: { opacity: 0.75 } },
        data: bars.map(({ count }) => count),
      },
    ],
  };
}
