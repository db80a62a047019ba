'use client';

import { useState } from 'react';
import type { RulesVersion } from '@/lib/contract/deadline-rules';
import type { CalendarYear } from '@/lib/domain/work-calendar/calendar';
import { countWorkingDays, DAY_KINDS } from '@/lib/domain/work-calendar/day-of-year';
import { yearByLaw } from '@/lib/domain/work-calendar/year-by-law';
import { ChangeBar } from '../change-bar';
import { CheckField, TextField } from '../fields';
import styles from '../settings.module.css';
import { type HeldRules, useRulesDraft } from '../use-rules-draft';
import calendarStyles from './calendar.module.css';
import { DayForm } from './day-form';
import { HoursCard } from './hours-card';
import { DAY_MARKS, DAY_WORDS, YearGrid } from './year-grid';

interface Props extends HeldRules {
  readonly history: readonly RulesVersion[];
  readonly zone: string;
  readonly mayChange: boolean;
  readonly thisYear: number;
}

/** The production calendar by years and the hours of the calendars: read, changed, previewed, applied, undone. */
export function CalendarDesk({ history, zone, mayChange, thisYear, ...held }: Props) {
  const draft = useRulesDraft(held);
  const [shown, setShown] = useState(thisYear);
  const { rules, faults } = draft;
  const { years, calendars } = rules;
  const index = years.findIndex(({ year }) => year === shown);
  const year = years[index];
  const setYears = (next: readonly CalendarYear[]) => draft.change({ ...rules, years: next });

  function addYear(): void {
    const next = Math.max(thisYear - 1, ...years.map((entry) => entry.year)) + 1;
    setYears([...years, yearByLaw(next)]);
    setShown(next);
  }

  return (
    <>
      <ChangeBar draft={draft} version={held.version} last={history[0]} mayChange={mayChange} zone={zone} />
      <nav className={styles.buttons} aria-label="Год">
        {years.map((entry) => (
          <button
            key={entry.year}
            type="button"
            className={styles.button}
            aria-pressed={entry.year === shown}
            onClick={() => setShown(entry.year)}
          >
            {entry.year}
          </button>
        ))}
        {mayChange && (
          <button type="button" className={styles.button} onClick={addYear}>
            Добавить год
          </button>
        )}
      </nav>
      {year === undefined ? (
        <p>Для {shown} года календаря нет: сроки, которые до него доходят, не посчитать.</p>
      ) : (
        <YearPart
          year={year}
          mayChange={mayChange}
          faults={[...faults]
            .filter(([path]) => path.startsWith(`years.${index}.`))
            .map(([, words]) => words)}
          onChange={(next) => setYears(years.with(index, next))}
        />
      )}
      <h2>Рабочее время</h2>
      <div className={styles.cards}>
        {calendars.map((calendar, i) => (
          <HoursCard
            key={calendar.id}
            calendar={calendar}
            mayChange={mayChange}
            faultOf={(field) => faults.get(`calendars.${i}.${field}`)}
            onChange={(next) => draft.change({ ...rules, calendars: calendars.with(i, next) })}
          />
        ))}
      </div>
    </>
  );
}

interface YearProps {
  readonly year: CalendarYear;
  readonly mayChange: boolean;
  readonly faults: readonly string[];
  onChange(year: CalendarYear): void;
}

function YearPart({ year, mayChange, faults, onChange }: YearProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const date = chosen?.startsWith(`${year.year}-`) === true ? chosen : null;
  return (
    <>
      <p>
        {year.year} год: рабочих дней при пятидневке — {countWorkingDays(year)}. Основание: {year.source}.
      </p>
      <ul className={calendarStyles.legend}>
        {DAY_KINDS.filter((kind) => kind !== 'working').map((kind) => (
          <li key={kind}>
            <span className={calendarStyles.day} data-kind={kind} aria-hidden="true">
              1<span>{DAY_MARKS[kind]}</span>
            </span>
            {DAY_WORDS[kind]}
          </li>
        ))}
      </ul>
      {faults.map((words) => (
        <p key={words} className={styles.fault}>
          {words}
        </p>
      ))}
      <YearGrid year={year} chosen={date} onChoose={setChosen} />
      {date !== null && <DayForm year={year} date={date} mayChange={mayChange} onChange={onChange} />}
      {mayChange && (
        <div className={styles.applyRow}>
          <TextField
            label="Источник"
            value={year.source}
            onChange={(source) => onChange({ ...year, source })}
          />
          <CheckField
            label="переносы утверждены"
            isOn={year.isDecreed}
            onChange={(isOn) => onChange({ ...year, isDecreed: isOn })}
          />
        </div>
      )}
    </>
  );
}
