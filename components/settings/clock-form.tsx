import { CLOCK_NAMES } from '@/lib/domain/deadline/explain';
import { type ClockRule, RULED_CLOCKS, type RuledClock } from '@/lib/domain/deadline/regime';
import { CheckField, NumberField, SelectField } from './fields';
import { END_WORDS, OFF_WORDS, START_WORDS, UNIT_WORDS } from './rule-words';
import styles from './settings.module.css';

interface Props {
  readonly rule: ClockRule;
  /** Id → name. */
  readonly calendars: Readonly<Record<string, string>>;
  /** What is wrong with a field of it. */
  faultOf(field: string): string | undefined;
  onChange(rule: ClockRule): void;
  onRemove(): void;
}

const CLOCK_OPTIONS = Object.fromEntries(RULED_CLOCKS.map((clock) => [clock, CLOCK_NAMES[clock]])) as Record<
  RuledClock,
  string
>;

/** One clock of a regime, to be changed. */
export function ClockForm({ rule, calendars, faultOf, onChange, onRemove }: Props) {
  const set = (part: Partial<ClockRule>) => onChange({ ...rule, ...part });
  const inDays = rule.unit !== 'working-minutes';
  return (
    <fieldset className={styles.clock}>
      <legend>{CLOCK_NAMES[rule.clock]}</legend>
      <SelectField
        label="Срок"
        value={rule.clock}
        options={CLOCK_OPTIONS}
        fault={faultOf('clock')}
        onChange={(clock) => set({ clock })}
      />
      <NumberField
        label="Сколько"
        value={rule.amount}
        fault={faultOf('amount')}
        onChange={(amount) => set({ amount: amount ?? 0 })}
      />
      <SelectField label="Чего" value={rule.unit} options={UNIT_WORDS} onChange={(unit) => set({ unit })} />
      <SelectField
        label="По календарю"
        value={rule.calendar}
        options={calendars}
        fault={faultOf('calendar')}
        onChange={(calendar) => set({ calendar })}
      />
      <SelectField
        label="Отсчёт"
        value={rule.from}
        options={START_WORDS}
        onChange={(from) => set({ from })}
      />
      {rule.unit === 'calendar-days' && (
        <SelectField
          label="Последний день — выходной"
          value={rule.ifOff}
          options={OFF_WORDS}
          onChange={(ifOff) => set({ ifOff })}
        />
      )}
      {inDays && (
        <SelectField
          label="День кончается"
          value={rule.until}
          options={END_WORDS}
          onChange={(until) => set({ until })}
        />
      )}
      <NumberField
        label="«Скоро» — за сколько минут"
        value={rule.soonMinutes}
        fault={faultOf('soonMinutes')}
        onChange={(soon) => set({ soonMinutes: soon ?? 0 })}
      />
      <ExtensionFields rule={rule} faultOf={faultOf} onChange={set} />
      <div className={styles.checkRow}>
        {inDays && (
          <CheckField
            label="первый день считается"
            isOn={rule.countsFirstDay}
            onChange={(isOn) => set({ countsFirstDay: isOn })}
          />
        )}
        <CheckField
          label="пауза останавливает часы"
          isOn={rule.isPausable}
          onChange={(isOn) => set({ isPausable: isOn })}
        />
        <button type="button" className={styles.quiet} onClick={onRemove}>
          Убрать срок
        </button>
      </div>
    </fieldset>
  );
}

interface ExtensionProps {
  readonly rule: ClockRule;
  faultOf(field: string): string | undefined;
  onChange(part: Partial<ClockRule>): void;
}

function ExtensionFields({ rule, faultOf, onChange }: ExtensionProps) {
  const { extension } = rule;
  const times = (count: number | null) =>
    onChange({
      extension:
        count === null || count === 0 ? null : { times: count, amount: extension?.amount ?? rule.amount },
    });
  return (
    <>
      <NumberField
        label="Сколько раз продлевать"
        value={extension?.times ?? 0}
        fault={faultOf('extension.times')}
        onChange={times}
      />
      {extension !== null && (
        <NumberField
          label="Продление — не больше"
          value={extension.amount}
          fault={faultOf('extension.amount')}
          onChange={(amount) => onChange({ extension: { ...extension, amount: amount ?? 0 } })}
        />
      )}
    </>
  );
}
