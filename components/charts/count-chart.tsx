'use client';

import { useMemo } from 'react';
import { type CountBar, countOption } from './count-option';
import { useChart } from './use-chart';

export interface CountChartProps {
  readonly bars: readonly CountBar[];
  readonly colours: { readonly bar: string; readonly axis: string; readonly text: string };
  readonly className?: string | undefined;
  /** The place of a bar that was clicked, its whole column counts. */
  onPick(place: number): void;
}

const LEFT = 44;
const RIGHT = 8;

/** Counts over time. The words for screen readers and the list for keys are the caller's. */
export function CountChart({ bars, colours, className, onPick }: CountChartProps) {
  const option = useMemo(() => countOption({ bars, colours }), [bars, colours]);
  const element = useChart(option);
  return (
    <div
      ref={element}
      className={className}
      aria-hidden="true"
      data-chart="counts"
      onClick={({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        const place = Math.floor(((clientX - left - LEFT) / (width - LEFT - RIGHT)) * bars.length);
        if (place >= 0 && place < bars.length) onPick(place);
      }}
    />
  );
}
