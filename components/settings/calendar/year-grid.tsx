import type { CalendarYear } from '@/lib/domain/work-calendar/calendar';
import { dateOfDay, dayOfDate, dottedDate, weekdayOf } from '@/lib/domain/work-calendar/dates';
import { type DayKind, dayOfYear, type YearDay } from '@/lib/domain/work-calendar/day-of-year';
import styles from './calendar.module.css';

const MONTHS = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
];
const WEEK = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];

export const DAY_WORDS: Readonly<Record<DayKind, string>> = {
  working: 'рабочий день',
  rest: 'день отдыха недели',
  off: 'выходной',
  shortened: 'сокращённый день',
  worked: 'рабочий вместо другого дня',
  'worked-shortened': 'рабочий вместо другого дня, сокращённый',
};

/** A mark beside the number: a colour alone says nothing to some. */
export const DAY_MARKS: Readonly<Record<DayKind, string>> = {
  working: '',
  rest: '',
  off: '•',
  shortened: '−',
  worked: '+',
  'worked-shortened': '±',
};

interface Props {
  readonly year: CalendarYear;
  readonly chosen: string | null;
  onChoose(date: string): void;
}

/** The twelve months of a year with what is special about their days. */
export function YearGrid({ year, chosen, onChoose }: Props) {
  return (
    <div className={styles.year}>
      {MONTHS.map((name, month) => (
        <table key={name} className={styles.month}>
          <caption>{name}</caption>
          <thead>
            <tr>
              {WEEK.map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year.year, month).map((week) => (
              <tr key={week.find((date) => date !== null)}>
                {week.map((date, weekday) => (
                  <td key={date ?? `${month}-${weekday}`}>
                    {date !== null && (
                      <DayButton day={dayOfYear(year, date)} isChosen={date === chosen} onChoose={onChoose} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** Weeks of a month, Monday first; days of other months are null. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const first = dayOfDate(dateOfDay(Math.floor(Date.UTC(year, month, 1) / 86_400_000)));
  const next = Math.floor(Date.UTC(year, month + 1, 1) / 86_400_000);
  const weeks: (string | null)[][] = [];
  for (let monday = first - weekdayOf(first); monday < next; monday += 7)
    weeks.push(
      Array.from({ length: 7 }, (_, i) =>
        monday + i >= first && monday + i < next ? dateOfDay(monday + i) : null,
      ),
    );
  return weeks;
}

interface DayProps {
  readonly day: YearDay;
  readonly isChosen: boolean;
  onChoose(date: string): void;
}

function DayButton({ day, isChosen, onChoose }: DayProps) {
  const { date, kind, note } = day;
  const words = [
    dottedDate(date),
    DAY_WORDS[kind],
    note === null ? null : kind === 'off' ? note : dottedDate(note),
  ];
  const title = words.filter((part) => part !== null && part !== '').join(', ');
  return (
    <button
      type="button"
      className={styles.day}
      data-kind={kind}
      aria-label={title}
      title={title}
      aria-pressed={isChosen}
      onClick={() => onChoose(date)}
    >
      {Number(date.slice(8))}
      <span aria-hidden="true">{DAY_MARKS[kind]}</span>
    </button>
  );
}
