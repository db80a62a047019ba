import type { CityProfile } from '@/lib/contract/city-profile';
import { type FigureValue, intervalOf, NONE, numbersOf } from '@/lib/contract/figures';
import type { Interval } from '@/lib/domain/log-event';
import type { Section } from '@/lib/live/live-store';
import { type Verdict, verdictOf } from './norm-verdict';

export interface DistrictFigure {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly norm: Interval | null;
  readonly verdict: Verdict;
}

/** Every district of the profile, also one without a message. */
export function districtFigures(profile: CityProfile, counts: Section, norms: Section): DistrictFigure[] {
  return profile.districts.map(({ id, short }) => {
    const count = numbersOf(counts.get(id))[0] ?? 0;
    const norm = intervalOf(norms.get(id));
    return { id, name: short, count, norm, verdict: verdictOf(count, norm) };
  });
}

/** Messages that no district holds: with the districts' own they make the sum of the tile of messages. */
export function withoutDistrict(counts: Section): number {
  return numbersOf(counts.get(NONE))[0] ?? 0;
}

/** Until the day's scale is known: the classes of the brief. */
const DEFAULT_BOUNDS: readonly number[] = [1, 3, 6, 12, 25];

/** Lower bounds of the heat classes, rising. */
export function scaleBounds(figure: FigureValue | undefined): readonly number[] {
  const bounds = numbersOf(figure);
  return bounds.length === 0 ? DEFAULT_BOUNDS : bounds;
}

/** Labels under the legend: the class of nothing, then lower bounds; the last class is open. */
export function legendLabels(bounds: readonly number[]): string[] {
  return ['0', ...bounds.map((bound, i) => (i === bounds.length - 1 ? `${bound}+` : String(bound)))];
}
