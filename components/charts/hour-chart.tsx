'use client';

import { useMemo } from 'react';
import { type HourColours, type HourFigure, hourOption } from './hour-option';
import { useChart } from './use-chart';

export interface HourChartProps {
  readonly hours: readonly HourFigure[];
  readonly colours: HourColours;
  readonly scale: number;
  readonly className?: string | undefined;
}

/** Today by the hour beside its norm. The words for screen readers are the caller's. */
export function HourChart({ hours, colours, scale, className }: HourChartProps) {
  const option = useMemo(() => hourOption({ hours, colours, scale }), [hours, colours, scale]);
  const element = useChart(option);
  return <div ref={element} className={className} aria-hidden="true" data-chart="hours" />;
}
