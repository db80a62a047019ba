import { describe, expect, it } from 'vitest';
import { describeWithSharedData, readSharedJson } from '@/tests/shared-data';
import { MissingYear } from './calendar';
import { compileCalendar, workingDaysOf } from './compile';
import { dateOfDay, dayOfDate, weekdayOf } from './dates';
import { DEFAULT_CALENDARS } from './default-calendars';
import { RUSSIAN_YEARS } from './russian-years';

const [plain] = DEFAULT_CALENDARS.calendars;
if (plain === undefined) throw new Error('no calendar of the centre');
const centre = compileCalendar(plain, DEFAULT_CALENDARS, 'Europe/Samara');

interface ReferenceYear {
  readonly off: Readonly<Record<string, string>>;
  readonly short: readonly string[];
  readonly work: readonly string[];
}

describeWithSharedData('Russian years and the reference', (folder) => {
  const reference = readSharedJson(folder, 'calendar/ru-working-days.json') as Record<string, ReferenceYear>;
  const years = Object.keys(reference).filter((year) => /^\d{4}$/.test(year));

  it('has all the years 2018–2026', () => {
    expect(years).toEqual(['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
  });

  it.each(years)('agrees on every day of %s', (year) => {
    const { off, short, work } = reference[year] ?? { off: {}, short: [], work: [] };
    const differing: string[] = [];
    for (let day = dayOfDate(`${year}-01-01`); dateOfDay(day).startsWith(year); day++) {
      const monthDay = dateOfDay(day).slice(5);
      const isWorked = work.includes(monthDay) || short.includes(monthDay);
      const isOff = monthDay in off || (weekdayOf(day) > 4 && !isWorked);
      if (centre.isWorkingDay(day) === isOff) differing.push(monthDay);
      if (centre.isShortened(day) !== short.includes(monthDay)) differing.push(`${monthDay} short`);
    }
    expect(differing).toEqual([]);
  });
});

describe('RUSSIAN_YEARS', () => {
  it('counts the working days that the production calendars print', () => {
    const counts = RUSSIAN_YEARS.map(({ year }) => [year, workingDaysOf(centre, year)]);
    expect(Object.fromEntries(counts)).toMatchObject({
      2018: 247,
      2019: 247,
      2022: 247,
      2023: 247,
      2024: 248,
      2025: 247,
      2026: 247,
    });
  });

  it('says of 2027 that its transfers are not decreed', () => {
    const last = RUSSIAN_YEARS.at(-1);
    expect(last).toMatchObject({ year: 2027, isDecreed: false });
    expect(last?.source).toBe('по ст. 112 ТК РФ, переносы не утверждены');
  });

  it('takes 2027 from the Labour Code: transfers of holidays, eves, no decree', () => {
    const year = RUSSIAN_YEARS.find((entry) => entry.year === 2027);
    expect(year?.off.slice(-6).map(({ date }) => date)).toEqual([
      '2027-05-03',
      '2027-05-09',
      '2027-05-10',
      '2027-06-12',
      '2027-06-14',
      '2027-11-04',
    ]);
    expect(year?.shortened).toEqual(['2027-02-22', '2027-04-30', '2027-06-11', '2027-11-03', '2027-12-31']);
  });

  it('refuses a year that it does not hold by its name', () => {
    expect(() => centre.isWorkingDay(dayOfDate('2028-01-10'))).toThrow(MissingYear);
    expect(() => centre.isWorkingDay(dayOfDate('2028-01-10'))).toThrow('нет 2028 года');
  });
});
