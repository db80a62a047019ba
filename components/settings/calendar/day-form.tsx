import type { CalendarYear } from '@/lib/domain/work-calendar/calendar';
import { dayOfDate, dottedDate, weekdayOf } from '@/lib/domain/work-calendar/dates';
import { type DayKind, dayOfYear, withDay } from '@/lib/domain/work-calendar/day-of-year';
import { SelectField, TextField } from '../fields';
import styles from '../settings.module.css';
import { DAY_WORDS } from './year-grid';

interface Props {
  readonly year: CalendarYear;
  readonly date: string;
  readonly mayChange: boolean;
  onChange(year: CalendarYear): void;
}

const RESTS: readonly DayKind[] = ['rest', 'off', 'worked', 'worked-shortened'];
const WORKS: readonly DayKind[] = ['working', 'shortened', 'off'];

/** What one day is, to be changed. */
export function DayForm({ year, date, mayChange, onChange }: Props) {
  const day = dayOfYear(year, date);
  const kinds = weekdayOf(dayOfDate(date)) > 4 ? RESTS : WORKS;
  const options = Object.fromEntries(kinds.map((kind) => [kind, DAY_WORDS[kind]]));
  const isWorked = day.kind === 'worked' || day.kind === 'worked-shortened';
  if (!mayChange)
    return (
      <p className={styles.bar}>
        <strong>{dottedDate(date)}</strong> — {DAY_WORDS[day.kind]}
        {day.note !== null && `: ${isWorked ? dottedDate(day.note) : day.note}`}.
      </p>
    );
  const choose = (kind: string) => {
    const found = kinds.find((known) => known === kind);
    if (found === undefined) return;
    const note = found === 'off' ? 'выходной' : found.startsWith('worked') ? date : null;
    onChange(withDay(year, { date, kind: found, note }));
  };
  return (
    <fieldset className={styles.clock}>
      <legend>{dottedDate(date)}</legend>
      <SelectField label="Какой это день" value={day.kind} options={options} onChange={choose} />
      {day.kind === 'off' && (
        <TextField
          label="Почему"
          value={day.note ?? ''}
          onChange={(note) => onChange(withDay(year, { ...day, note }))}
        />
      )}
      {isWorked && (
        <TextField
          label="Вместо какого дня (ГГГГ-ММ-ДД)"
          value={day.note ?? ''}
          onChange={(note) => onChange(withDay(year, { ...day, note }))}
        />
      )}
    </fieldset>
  );
}
