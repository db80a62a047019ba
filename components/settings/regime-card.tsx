import type { ClockRule, Regime } from '@/lib/domain/deadline/regime';
import { ClockForm } from './clock-form';
import { type CityOptions, ConditionForm } from './condition-form';
import { CheckField, NumberField, SelectField, TextField } from './fields';
import { clockWords, conditionWords, LEAD_WORDS } from './rule-words';
import styles from './settings.module.css';

interface Props {
  readonly regime: Regime;
  readonly city: CityOptions;
  readonly calendars: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly mayChange: boolean;
  /** What is wrong with a field, by its path within the regime. */
  faultOf(field: string): string | undefined;
  onToggle(): void;
  onChange(regime: Regime): void;
  onRemove(): void;
}

/** A regime as it reads; open, as it can be changed. */
export function RegimeCard(props: Props) {
  const { regime, city, isOpen, mayChange, onToggle } = props;
  const names = {
    topicName: (id: string) => city.topics[id] ?? id,
    sourceName: (id: string) => city.sources[id] ?? id,
  };
  return (
    <article className={styles.card} aria-label={regime.name}>
      <header className={styles.cardHead}>
        <h2>{regime.name}</h2>
        <span className={regime.isConfirmed ? styles.confirmed : styles.unconfirmed}>
          {regime.isConfirmed ? '✓ Подтверждено центром' : '? Подтвердить центру'}
        </span>
        {mayChange && (
          <button type="button" className={styles.button} aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Свернуть' : 'Изменить'}
          </button>
        )}
      </header>
      <p>Какие записи: {conditionWords(regime.when, names)}.</p>
      <ul className={styles.clocks}>
        {regime.clocks.map((rule) => (
          <li key={rule.clock}>{clockWords(rule)}</li>
        ))}
      </ul>
      <p className={styles.second}>
        Источник: {regime.source}. Впереди {LEAD_WORDS[regime.lead]}
        {regime.precedence === 0 ? '' : `; старшинство ${regime.precedence}`}. {regime.note}
      </p>
      {isOpen && <RegimeForm {...props} />}
    </article>
  );
}

const NEW_CLOCK: ClockRule = {
  clock: 'final',
  unit: 'working-days',
  amount: 3,
  calendar: 'centre',
  from: 'start',
  countsFirstDay: false,
  ifOff: 'preceding',
  until: 'closing',
  isPausable: true,
  extension: null,
  soonMinutes: 120,
};

function RegimeForm({ regime, city, calendars, faultOf, onChange, onRemove }: Props) {
  const set = (part: Partial<Regime>) => onChange({ ...regime, ...part });
  const setClock = (i: number, rule: ClockRule) => set({ clocks: regime.clocks.with(i, rule) });
  return (
    <div className={styles.form}>
      <TextField
        label="Название"
        value={regime.name}
        fault={faultOf('name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Источник: акт или обычай"
        value={regime.source}
        fault={faultOf('source')}
        onChange={(source) => set({ source })}
      />
      <TextField label="Примечание" value={regime.note} onChange={(note) => set({ note })} />
      <SelectField
        label="Если срок назвал и источник, впереди"
        value={regime.lead}
        options={LEAD_WORDS}
        onChange={(lead) => set({ lead })}
      />
      <NumberField
        label="Старшинство (больше — важнее)"
        value={regime.precedence}
        fault={faultOf('precedence')}
        onChange={(n) => set({ precedence: n ?? 0 })}
      />
      <CheckField
        label="подтверждено центром"
        isOn={regime.isConfirmed}
        onChange={(isOn) => set({ isConfirmed: isOn })}
      />
      <ConditionForm
        when={regime.when}
        city={city}
        fault={faultOf('when')}
        onChange={(when) => set({ when })}
      />
      {regime.clocks.map((rule, i) => (
        <ClockForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a clock has no name of its own, and its kind is what is being changed
          key={i}
          rule={rule}
          calendars={calendars}
          faultOf={(field) => faultOf(`clocks.${i}.${field}`)}
          onChange={(next) => setClock(i, next)}
          onRemove={() => set({ clocks: regime.clocks.toSpliced(i, 1) })}
        />
      ))}
      {faultOf('clocks') !== undefined && <p className={styles.fault}>{faultOf('clocks')}</p>}
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          onClick={() => set({ clocks: [...regime.clocks, NEW_CLOCK] })}
        >
          Добавить срок
        </button>
        <button type="button" className={styles.danger} onClick={onRemove}>
          Убрать режим
        </button>
      </div>
    </div>
  );
}
