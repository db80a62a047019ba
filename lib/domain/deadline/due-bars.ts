import { HOUR, localDay, MINUTE, zoneOffset } from '../city-time';
import { clockReading } from '../work-calendar/compile';
import { NO_CLOSE } from '../work-calendar/day-closes';
import { END_OF_DAY } from './due-slot';

const DAY_HOURS = 24;
const DAY_MINUTES = DAY_HOURS * 60;
const MOST_BARS = 8;
/** Hours of today get so many bars at most; beyond that some hours share one. */
const MOST_HOURS_TODAY = 6;
const WIDTHS = [1, 2, 3, 4, 6] as const;
const SOON_HOURS = 2;
const WEEKDAYS = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
/** What falls due in an hour, some hours, or by the end of a day. */
export interface DueBar {
  readonly label: string;
  readonly count: number;
  readonly isToday: boolean;
  /** Within the next two hours. */
  readonly isSoon: boolean;
}

/** By what a wall draws its bars. */
export interface BarsAt {
  readonly zone: string;
  readonly now: number;
  /** A day since the epoch, then when the working day ends by day from it, minutes; −1 for a day off. */
  readonly closes: readonly number[];
}

interface Slot {
  readonly day: number;
  /** 0…23; of a term with only a date the end of its working day, whose minutes are a fraction. */
  readonly hour: number;
  readonly isEnd: boolean;
  readonly count: number;
}

// 1970-01-01 was a Thursday.
const weekdayOf = (day: number) => (day + 3) % 7;

/** The hour by which a term with only a date is due: the end of the working day, and midnight once that is over. */
function endOf(day: number, { closes: [first = 0, ...minutes], now, zone }: BarsAt): number {
  const close = minutes[day - first] ?? NO_CLOSE;
  if (close === NO_CLOSE) return DAY_HOURS;
  const passed = (now + zoneOffset(zone, now)) / MINUTE - day * DAY_MINUTES;
  return close <= passed ? DAY_HOURS : close / 60;
}

/** Day, hour, count and so on, as the figures give them. */
function slotsOf(list: readonly number[], at: BarsAt): Slot[] {
  const slots: Slot[] = [];
  for (let i = 0; i + 2 < list.length; i += 3) {
    const [day = 0, hour = 0, count = 0] = list.slice(i, i + 3);
    const isEnd = hour === END_OF_DAY;
    slots.push({ day, hour: isEnd ? endOf(day, at) : hour, isEnd, count });
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
  const reading = clockReading(Math.round(hour * 60));
  return day === today ? `к ${reading}` : `${weekday}к ${reading.replace(/:00$/, '')}`;
}

/** The next bars of «Истекает»: all of today, then of the following days what there is room for. */
export function dueBars(list: readonly number[], at: BarsAt): DueBar[] {
  const { zone, now } = at;
  const today = localDay(zone, now);
  const hour = Math.floor((now + zoneOffset(zone, now)) / HOUR) % DAY_HOURS;
  const slots = slotsOf(list, at);
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
