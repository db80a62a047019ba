import type { CalendarYear, DayOff, WorkedDay } from './calendar';
import { HOLIDAYS } from './holidays';
import { yearByLaw } from './year-by-law';

/** What the law and the decrees add to a year's holidays; days are `MM-DD`. */
interface YearActs {
  readonly decree: string;
  /** Days off moved from holidays that fell on weekends: [day off, from]. */
  readonly moved: readonly (readonly [to: string, from: string])[];
  /** Saturdays that are worked: [Saturday, the day off instead]. */
  readonly swapped: readonly (readonly [saturday: string, insteadOf: string])[];
  readonly shortened: readonly string[];
  /** Non-working days by decrees of the President: [first, last, act]. */
  readonly granted?: readonly (readonly [first: string, last: string, act: string])[];
}

const decree = (date: string, number: number) => `постановление Правительства РФ от ${date} № ${number}`;
const ukase = (date: string, number: number) => `указ Президента РФ от ${date} № ${number}`;

const ACTS: Readonly<Record<number, YearActs>> = {
  2018: {
    decree: decree('14.10.2017', 1250),
    moved: [
      ['03-09', '01-06'],
      ['05-02', '01-07'],
      ['11-05', '11-04'],
    ],
    swapped: [
      ['04-28', '04-30'],
      ['06-09', '06-11'],
      ['12-29', '12-31'],
    ],
    shortened: ['02-22', '03-07', '04-28', '05-08', '06-09', '12-29'],
  },
  2019: {
    decree: decree('01.10.2018', 1163),
    moved: [
      ['05-02', '01-05'],
      ['05-03', '01-06'],
      ['05-10', '02-23'],
    ],
    swapped: [],
    shortened: ['02-22', '03-07', '04-30', '05-08', '06-11', '12-31'],
  },
  2020: {
    decree: decree('10.07.2019', 875),
    moved: [
      ['02-24', '02-23'],
      ['03-09', '03-08'],
      ['05-04', '01-04'],
      ['05-05', '01-05'],
      ['05-11', '05-09'],
    ],
    swapped: [],
    shortened: ['06-11', '11-03', '12-31'],
    granted: [
      ['03-30', '04-03', ukase('25.03.2020', 206)],
      ['04-04', '04-30', ukase('02.04.2020', 239)],
      ['05-06', '05-08', ukase('28.04.2020', 294)],
      ['06-24', '06-24', ukase('29.05.2020', 345)],
      ['07-01', '07-01', ukase('01.06.2020', 354)],
    ],
  },
  2021: {
    decree: decree('10.10.2020', 1648),
    moved: [
      ['05-03', '05-01'],
      ['05-10', '05-09'],
      ['06-14', '06-12'],
      ['11-05', '01-02'],
      ['12-31', '01-03'],
    ],
    swapped: [['02-20', '02-22']],
    shortened: ['02-20', '04-30', '06-11'],
    granted: [
      ['05-04', '05-07', ukase('23.04.2021', 242)],
      ['10-30', '11-03', ukase('20.10.2021', 595)],
    ],
  },
  2022: {
    decree: decree('16.09.2021', 1564),
    moved: [
      ['05-02', '05-01'],
      ['05-03', '01-01'],
      ['05-10', '01-02'],
      ['06-13', '06-12'],
    ],
    swapped: [['03-05', '03-07']],
    shortened: ['02-22', '03-05', '11-03'],
  },
  2023: {
    decree: decree('29.08.2022', 1505),
    moved: [
      ['02-24', '01-01'],
      ['05-08', '01-08'],
      ['11-06', '11-04'],
    ],
    swapped: [],
    shortened: ['02-22', '03-07', '11-03'],
  },
  2024: {
    decree: decree('10.08.2023', 1314),
    moved: [
      ['05-10', '01-06'],
      ['12-31', '01-07'],
    ],
    swapped: [
      ['04-27', '04-29'],
      ['11-02', '04-30'],
      ['12-28', '12-30'],
    ],
    shortened: ['02-22', '03-07', '05-08', '06-11', '11-02'],
  },
  2025: {
    decree: decree('04.10.2024', 1335),
    moved: [
      ['05-02', '01-04'],
      ['05-08', '02-23'],
      ['06-13', '03-08'],
      ['12-31', '01-05'],
    ],
    swapped: [['11-01', '11-03']],
    shortened: ['03-07', '04-30', '06-11', '11-01'],
  },
  2026: {
    decree: decree('24.09.2025', 1466),
    moved: [
      ['01-09', '01-03'],
      ['03-09', '03-08'],
      ['05-11', '05-09'],
      ['12-31', '01-04'],
    ],
    swapped: [],
    shortened: ['04-30', '05-08', '06-11', '11-03'],
  },
};

const dotted = (monthDay: string) => monthDay.split('-').reverse().join('.');

function grantedDays(year: number, acts: YearActs): DayOff[] {
  return (acts.granted ?? []).flatMap(([first, last, act]) => {
    const days: DayOff[] = [];
    const end = new Date(`${year}-${last}T00:00:00Z`);
    for (let at = new Date(`${year}-${first}T00:00:00Z`); at <= end; at = new Date(at.getTime() + 86_400_000))
      days.push({ date: at.toISOString().slice(0, 10), name: `нерабочий день, ${act}` });
    return days;
  });
}

function yearOf(year: number, acts: YearActs): CalendarYear {
  const full = (monthDay: string) => `${year}-${monthDay}`;
  const moved = acts.moved.map(([to, from]) => ({
    date: full(to),
    name: `выходной, перенесён с ${dotted(from)}`,
  }));
  const rested = acts.swapped.map(([saturday, rest]) => ({
    date: full(rest),
    name: `выходной, перенесён с ${dotted(saturday)}`,
  }));
  const holidays = HOLIDAYS.map(([monthDay, name]) => ({ date: full(monthDay), name }));
  const byDate = new Map<string, DayOff>();
  // What is said first of a day stands: its holiday, then its transfer, then the grant.
  for (const day of [...holidays, ...moved, ...rested, ...grantedDays(year, acts)])
    if (!byDate.has(day.date)) byDate.set(day.date, day);
  const worked: WorkedDay[] = acts.swapped.map(([saturday, rest]) => ({
    date: full(saturday),
    insteadOf: full(rest),
  }));
  return {
    year,
    source:
      acts.decree === null ? 'по ст. 112 ТК РФ, переносы не утверждены' : `ст. 112 ТК РФ; ${acts.decree}`,
    isDecreed: acts.decree !== null,
    off: [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    worked,
    shortened: acts.shortened.map(full),
  };
}

/** The production calendar of Russia, 2018–2027, by the Labour Code and the yearly decrees; 2027 has none yet. */
export const RUSSIAN_YEARS: readonly CalendarYear[] = [
  ...Object.entries(ACTS).map(([year, acts]) => yearOf(Number(year), acts)),
  yearByLaw(2027),
];
