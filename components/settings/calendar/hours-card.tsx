import { useState } from 'react';
import type { MinuteSpan, WorkCalendar } from '@/lib/domain/work-calendar/calendar';
import { hoursOfText, hoursText } from '@/lib/domain/work-calendar/hours-text';
import { CheckField, NumberField, TextField } from '../fields';
import styles from '../settings.module.css';

interface Props {
  readonly calendar: WorkCalendar;
  readonly mayChange: boolean;
  faultOf(field: string): string | undefined;
  onChange(calendar: WorkCalendar): void;
}

const WEEK = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];

/** The hours of one calendar. */
export function HoursCard(props: Props) {
  const { calendar, mayChange } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <article className={styles.card} aria-label={calendar.name}>
      <header className={styles.cardHead}>
        <h2>{calendar.name}</h2>
        <span className={calendar.isConfirmed ? styles.confirmed : styles.unconfirmed}>
          {calendar.isConfirmed ? '✓ Подтверждено центром' : '? Подтвердить центру'}
        </span>
        {mayChange && (
          <button
            type="button"
            className={styles.button}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Свернуть' : 'Изменить'}
          </button>
        )}
      </header>
      <ul className={styles.clocks}>
        {weekWords(calendar).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={styles.second}>
        {calendar.keepsHolidays
          ? `Праздники и переносы соблюдаются; сокращённый день короче на ${calendar.shortenedBy} мин.`
          : 'Работает и в праздники.'}{' '}
        {calendar.source}.
      </p>
      {isOpen && <HoursForm {...props} />}
    </article>
  );
}

/** Days with equal hours in one line: «Понедельник – четверг: 8:00–12:00, 12:48–17:00». */
function weekWords({ week }: WorkCalendar): string[] {
  const lines: { from: number; to: number; hours: string }[] = [];
  week.forEach((spans, i) => {
    const hours = spans.length === 0 ? 'выходной' : hoursText(spans);
    const last = lines.at(-1);
    if (last?.hours === hours) last.to = i;
    else lines.push({ from: i, to: i, hours });
  });
  return lines.map(({ from, to, hours }) => {
    const days = from === to ? WEEK[from] : `${WEEK[from]} – ${(WEEK[to] ?? '').toLowerCase()}`;
    return `${days}: ${hours}`;
  });
}

function HoursForm({ calendar, faultOf, onChange }: Props) {
  const set = (part: Partial<WorkCalendar>) => onChange({ ...calendar, ...part });
  return (
    <div className={styles.form}>
      <TextField label="Название" value={calendar.name} onChange={(name) => set({ name })} />
      <TextField label="Источник" value={calendar.source} onChange={(source) => set({ source })} />
      {calendar.week.map((hours, weekday) => (
        <HoursField
          key={WEEK[weekday]}
          label={WEEK[weekday] ?? ''}
          hours={hours}
          fault={faultOf(`week.${weekday}`)}
          onChange={(next) => set({ week: calendar.week.with(weekday, next) })}
        />
      ))}
      {faultOf('week') !== undefined && <p className={styles.fault}>{faultOf('week')}</p>}
      <NumberField
        label="Сокращённый день короче на, мин"
        value={calendar.shortenedBy}
        fault={faultOf('shortenedBy')}
        onChange={(n) => set({ shortenedBy: n ?? 0 })}
      />
      <div className={styles.checkRow}>
        <CheckField
          label="соблюдает праздники и переносы"
          isOn={calendar.keepsHolidays}
          onChange={(isOn) => set({ keepsHolidays: isOn })}
        />
        <CheckField
          label="подтверждено центром"
          isOn={calendar.isConfirmed}
          onChange={(isOn) => set({ isConfirmed: isOn })}
        />
      </div>
    </div>
  );
}

interface HoursFieldProps {
  readonly label: string;
  readonly hours: readonly MinuteSpan[];
  readonly fault: string | undefined;
  onChange(hours: readonly MinuteSpan[]): void;
}

const HOW = 'пишите так: 8:00–12:00, 12:48–17:00; выходной — пусто';

/** What is being typed is kept until it reads as hours. */
function HoursField({ label, hours, fault, onChange }: HoursFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnread = typed !== null && hoursOfText(typed) === null;
  function take(text: string): void {
    const read = hoursOfText(text);
    setTyped(text);
    if (read !== null) onChange(read);
  }
  return (
    <TextField
      label={label}
      value={typed ?? hoursText(hours)}
      fault={isUnread ? HOW : fault}
      onChange={take}
    />
  );
}
