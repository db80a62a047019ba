'use client';

import { useMemo } from 'react';
import { usePaced } from '../ui/use-paced';
import { type HourColours, type HourFigure, hourOption } from './hour-option';
import { useChart } from './use-chart';

/** The number above is there at once; a bar may follow within a second. */
const REDRAW_MS = 1_000;

export interface HourChartProps {
  readonly hours: readonly HourFigure[];
  readonly colours: HourColours;
  readonly scale: number;
  readonly className?: string | undefined;
}

/** Today by the hour beside its norm. The words for screen readers are the caller's. */
export function HourChart({ hours, colours, scale, className }: HourChartProps) {
  const shown = usePaced(hours, REDRAW_MS);
  const option = useMemo(() => hourOption({ hours: shown, colours, scale }), [shown, colours, scale]);
  const element = useChart(option);
  return <div ref={element} className={className} aria-hidden="true" data-chart="hours" />;
}
