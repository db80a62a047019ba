/** Minutes of the city's day, [from, to); 1440 is midnight at its end. */
export type MinuteSpan = readonly [from: number, to: number];

/** Working hours of Monday … Sunday; an empty list is a day off. */
export type WeekHours = readonly (readonly MinuteSpan[])[];

/** Hours by which a clock goes: the centre's, a ЦУР's with weekends, round the clock. */
export interface WorkCalendar {
  readonly id: string;
  readonly name: string;
  readonly week: WeekHours;
  /** Whether it keeps the days off, transferred and shortened days of the production calendar. */
  readonly keepsHolidays: boolean;
  /** By how many minutes a shortened day ends earlier. */
  readonly shortenedBy: number;
  readonly source: string;
  readonly isConfirmed: boolean;
}

export interface DayOff {
  /** `2026-05-11`. */
  readonly date: string;
  readonly name: string;
}

/** A day of rest that is worked; its hours are those of the day that rests instead. */
export interface WorkedDay {
  readonly date: string;
  readonly insteadOf: string;
}

/** One year of the production calendar: what differs from plain weeks of five days. */
export interface CalendarYear {
  readonly year: number;
  readonly source: string;
  /** False while the Government has not decreed the year's transfers. */
  readonly isDecreed: boolean;
  readonly off: readonly DayOff[];
  readonly worked: readonly WorkedDay[];
  readonly shortened: readonly string[];
}

export interface CalendarBook {
  readonly calendars: readonly WorkCalendar[];
  readonly years: readonly CalendarYear[];
}

/** A day is asked about whose year the production calendar does not hold. */
export class MissingYear extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`в производственном календаре нет ${year} года: загрузите его в настройках календаря`);
    this.name = 'MissingYear';
    this.year = year;
  }
}
