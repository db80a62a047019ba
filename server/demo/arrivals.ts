import type { Random } from './random';
import { weekdayOf } from './work-hours';

/** Messages by hour of an ordinary Monday; a quiet night, a hump at noon, a long evening. About 147 in all. */
const WORKING_SHAPE = [
  0.5, 0.5, 0.5, 0.4, 0.5, 0.6, 2, 4, 8, 11, 12, 12, 11, 12, 11, 11, 10, 8.5, 7.5, 6.5, 6, 5, 4, 2.5,
] as const;
const WEEKEND_SHAPE = [
  1, 0.7, 0.5, 0.4, 0.4, 0.5, 1, 2, 4, 7, 10, 11.5, 11, 10.5, 10, 10, 10, 10, 10, 9.5, 8.5, 7.5, 5.5, 3,
] as const;
/** Monday first. */
const WEEKDAY_LEVEL = [1, 1.02, 1.02, 1, 0.97, 0.82, 0.75] as const;

/** How much a day and an hour stray from their level on their own, as deviations of the logarithm. */
const DAY_STRAY = 0.07;
const HOUR_STRAY = 0.18;

const PETITIONS_A_WORKING_DAY = 8;
const PETITIONS_A_DAY_OFF = 1;

export function expectedByHour(day: number): number[] {
  const weekday = weekdayOf(day);
  const shape = weekday < 5 ? WORKING_SHAPE : WEEKEND_SHAPE;
  return shape.map((count) => count * (WEEKDAY_LEVEL[weekday] ?? 1));
}

/** Messages of every hour of an ordinary day: Poisson around a level that strays a little. */
export function strayingCounts(day: number, random: Random): number[] {
  const level = Math.exp(DAY_STRAY * random.normal());
  return expectedByHour(day).map((mean) =>
    random.poisson(mean * level * Math.exp(HOUR_STRAY * random.normal())),
  );
}

/** Messages of every hour of a day exactly at its norm: what is heard above it is the script. */
export function evenCounts(day: number): number[] {
  let sum = 0;
  let given = 0;
  return expectedByHour(day).map((mean) => {
    sum += mean;
    const count = Math.round(sum) - given;
    given += count;
    return count;
  });
}

export function petitionsOf(day: number, random: Random): number {
  return random.poisson(weekdayOf(day) < 5 ? PETITIONS_A_WORKING_DAY : PETITIONS_A_DAY_OFF);
}

/** The same, without chance. */
export function evenPetitions(day: number): number {
  return weekdayOf(day) < 5 ? PETITIONS_A_WORKING_DAY : PETITIONS_A_DAY_OFF;
}
