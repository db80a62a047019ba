import { DAY, dayStart, HOUR, localToInstant, nextDayStart, zoneOffset } from '../city-time';

/** Terms that are given in one press: сегодня 18:00, завтра 12:00, 3 рабочих дня. */
export const DUE_PRESETS = ['today', 'tomorrow', 'three-days'] as const;
export type DuePreset = (typeof DUE_PRESETS)[number];

export const DUE_WORDS: Readonly<Record<DuePreset, string>> = {
  today: 'сегодня 18:00',
  tomorrow: 'завтра 12:00',
  'three-days': '3 рабочих дня',
};

const WORKING_DAYS = 3;

/** Whether a day of the city, given by its 0:00 as if it were UTC, is worked on. */
export type IsWorkingDay = (localMidnight: number) => boolean;

/**
 * The moment of a preset, epoch ms; three working days end at 18:00 of the third one after today. Errors: whatever
 * `isWorking` throws for a day that no calendar holds.
 */
export function dueOfPreset(
  preset: DuePreset,
  { zone, now, isWorking }: { zone: string; now: number; isWorking: IsWorkingDay },
): number {
  if (preset === 'today') return atHour(zone, dayStart(zone, now), 18);
  if (preset === 'tomorrow') return atHour(zone, nextDayStart(zone, now), 12);
  const today = dayStart(zone, now);
  let day = today + zoneOffset(zone, today);
  for (let left = WORKING_DAYS; left > 0; ) {
    day += DAY;
    if (isWorking(day)) left--;
  }
  return localToInstant(zone, day + 18 * HOUR);
}

const atHour = (zone: string, midnight: number, hour: number) =>
  localToInstant(zone, midnight + zoneOffset(zone, midnight) + hour * HOUR);
