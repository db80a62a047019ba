import { HOUR, localDay, zoneOffset } from '../city-time';
import { END_OF_DAY } from './due-slot';

const DAY_HOURS = 24;
const MOST_BARS = 8;
/** Hours of today get so many bars at most; beyond that some hours share one. */
const MOST_HOURS_TODAY = 6;
const WIDTHS = [1, 2, 3, 4, 6] as const;
const SOON_HOURS = 2;
const WEEKDAYS = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
/** When the centre's day ends, Monday first; null for a day off, whose terms run to midnight. */
const CLOSES: readonly (number | null)[] = [17, 17, 17, 17, 16, null, null];

/** What falls due in an hour, some hours, or by the end of a day. */
export interface DueBar {
  readonly label: string;
  readonly count: number;
  readonly isToday: boolean;
  /** Within the next two hours. */
  readonly isSoon: boolean;
}

interface Slot {
  readonly day: number;
  /** 0…23, or the hour by which a term with only a date is due. */
  readonly hour: number;
  readonly isEnd: boolean;
  readonly count: number;
}

// 1970-01-01 was a Thursday.
const weekdayOf = (day: number) => (day + 3) % 7;

/** Day, hour, count and so on, as the figures give them. */
function slotsOf(list: readonly number[], at: { today: number; hour: number }): Slot[] {
  const slots: Slot[] = [];
  for (let i = 0; i + 2 < list.length; i += 3) {
    const [day = 0, hour = 0, count = 0] = list.slice(i, i + 3);
    const isEnd = hour === END_OF_DAY;
    const closes = CLOSES[weekdayOf(day)] ?? DAY_HOURS;
    const end = day === at.today && closes <= at.hour ? DAY_HOURS : closes;
    slots.push({ day, hour: isEnd ? end : hour, isEnd, count });
  }
  return slots.sort((a, b) => a.day - b.day || a.hour - b.hour || Number(b.isEnd) - Number(a.isEnd));
}

/** Hours that share a bar are counted from the present one, so that no bar begins in the past. */
function widen(slots: readonly Slot[], from: number): Slot[] {
  const hours = (width: number) => new Set(slots.map(({ hour }) => Math.floor((hour - from) / width)));
  const width = WIDTHS.find((wide) => hours(wide).size <= MOST_HOURS_TODAY) ?? DAY_HOURS;
  const shared = new Map<number, Slot>();
  for (const slot of slots) {
    const hour = from + Math.floor((slot.hour - from) / width) * width;
    shared.set(hour, { ...slot, hour, count: slot.count + (shared.get(hour)?.count ?? 0) });
  }
  return [...shared.values()];
}

function labelOf(
  { day, hour, isEnd }: Slot,
  { today, isFirst }: { today: number; isFirst: boolean },
): string {
  const weekday = day === today || (!isFirst && !isEnd) ? '' : `${WEEKDAYS[weekdayOf(day)]} `;
  if (!isEnd) return `${weekday}${hour}:00`;
  return day === today ? `к ${hour}:00` : `${weekday}к ${hour}`;
}

/** The next bars of «Истекает»: all of today, then of the following days what there is room for. */
export function dueBars(list: readonly number[], zone: string, now: number): DueBar[] {
  const today = localDay(zone, now);
  const hour = Math.floor((now + zoneOffset(zone, now)) / HOUR) % DAY_HOURS;
  const slots = slotsOf(list, { today, hour });
  const ofToday = slots.filter(({ day }) => day === today);
  const hours = widen(
    ofToday.filter(({ isEnd }) => !isEnd),
    hour,
  );
  const shown = [...hours, ...ofToday.filter(({ isEnd }) => isEnd)].sort((a, b) => a.hour - b.hour);
  const bars = [...shown, ...slots.filter(({ day }) => day > today)].slice(0, MOST_BARS);
  return bars.map((slot, i) => ({
    label: labelOf(slot, { today, isFirst: bars[i - 1]?.day !== slot.day }),
    count: slot.count,
    isToday: slot.day === today,
    isSoon: slot.day === today && !slot.isEnd && slot.hour < hour + SOON_HOURS,
  }));
}
