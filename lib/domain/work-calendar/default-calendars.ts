import type { CalendarBook, MinuteSpan, WorkCalendar } from './calendar';
import { RUSSIAN_YEARS } from './russian-years';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const LUNCH: MinuteSpan = [at(12), at(12, 48)];
const withLunch = (from: number, to: number): readonly MinuteSpan[] => [
  [from, LUNCH[0]],
  [LUNCH[1], to],
];
const fiveDays = withLunch(at(8), at(17));
const friday = withLunch(at(8), at(16));

/** Id of the centre's own hours. */
export const CENTRE_CALENDAR = 'centre';

/** Mon–Thu 8:00–17:00, Fri 8:00–16:00, lunch 12:00–12:48 (PRODUCT.md). */
const CENTRE: WorkCalendar = {
  id: CENTRE_CALENDAR,
  name: 'Рабочее время центра',
  week: [fiveDays, fiveDays, fiveDays, fiveDays, friday, [], []],
  keepsHolidays: true,
  shortenedBy: 60,
  source: 'Правила внутреннего распорядка; ст. 95 ТК РФ о предпраздничном дне',
  isConfirmed: false,
};

const everyDay = (span: MinuteSpan) => Array.from({ length: 7 }, () => [span]);

const REGIONAL_CENTRE: WorkCalendar = {
  id: 'regional-centre',
  name: 'ЦУР: ежедневно, с выходными',
  week: everyDay([at(8), at(20)]),
  keepsHolidays: false,
  shortenedBy: 0,
  source: 'Наше предположение: 8:00–20:00 без выходных',
  isConfirmed: false,
};

const ALWAYS: WorkCalendar = {
  id: 'always',
  name: 'Круглосуточно',
  week: everyDay([0, at(24)]),
  keepsHolidays: false,
  shortenedBy: 0,
  source: 'Дежурство без перерыва',
  isConfirmed: false,
};

export const DEFAULT_CALENDARS: CalendarBook = {
  calendars: [CENTRE, REGIONAL_CENTRE, ALWAYS],
  years: RUSSIAN_YEARS,
};
