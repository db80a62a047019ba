import forms from '@/components/desk/forms.module.css';
import type { RoutingRuleInput } from '@/lib/contract/routing';
import { ROUTING_PLACES, type RoutingPlace } from '@/lib/domain/routing/rule';
import styles from './rule-row.module.css';

interface Option {
  readonly value: string;
  readonly name: string;
}

export interface RoutingOptions {
  readonly topics: readonly Option[];
  readonly districts: readonly Option[];
  readonly departments: readonly Option[];
}

interface Props {
  readonly rule: RoutingRuleInput;
  readonly options: RoutingOptions;
  readonly fault: string | undefined;
  /** Null where the rule may only be read. */
  readonly onChange: ((next: RoutingRuleInput) => void) | null;
  onRemove(): void;
}

const PLACE_NAMES: Readonly<Record<RoutingPlace, string>> = { placed: 'известен', unplaced: 'без адреса' };
const PLACES = ROUTING_PLACES.map((value) => ({ value, name: PLACE_NAMES[value] }));

/** One rule in its row: read by everybody, written by whoever may. */
export function RuleRow({ rule, options, fault, onChange, onRemove }: Props) {
  if (onChange === null) return <ReadRow rule={rule} options={options} />;
  const set = (next: Partial<RoutingRuleInput>) => onChange({ ...rule, ...next });
  const pick = (title: string, list: readonly Option[], value: string | null | undefined) => ({
    title,
    list,
    value: value ?? '',
  });
  const season = rule.season ?? { from: '', to: '' };
  const setSeason = (next: Partial<typeof season>) => {
    const both = { ...season, ...next };
    set({ season: both.from === '' && both.to === '' ? null : both });
  };
  return (
    <tr className={forms.inline}>
      <td>
        <input
          aria-label="Код правила"
          className={styles.code}
          value={rule.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        {fault !== undefined && <p className={forms.fault}>{fault}</p>}
      </td>
      <td>
        <Pick
          {...pick('Тема', options.topics, rule.topic)}
          any="любая"
          onPick={(value) => set({ topic: value })}
        />
      </td>
      <td>
        <Pick
          {...pick('Район', options.districts, rule.district)}
          any="любой"
          onPick={(value) => set({ district: value })}
        />
      </td>
      <td>
        <Pick
          {...pick('Адрес', PLACES, rule.place)}
          any="любой"
          onPick={(value) => set({ place: ROUTING_PLACES.find((place) => place === value) ?? null })}
        />
      </td>
      <td>
        <div className={styles.season}>
          <input
            aria-label="Сезон с, ММ-ДД"
            placeholder="11-01"
            value={season.from}
            onChange={(event) => setSeason({ from: event.currentTarget.value })}
          />
          <input
            aria-label="Сезон по, ММ-ДД"
            placeholder="03-31"
            value={season.to}
            onChange={(event) => setSeason({ to: event.currentTarget.value })}
          />
        </div>
      </td>
      <td>
        <Pick
          {...pick('Подразделение', options.departments, rule.department)}
          any={null}
          onPick={(value) => set({ department: value ?? rule.department })}
        />
      </td>
      <td>
        <input
          aria-label="Приоритет"
          className={styles.priority}
          inputMode="numeric"
          value={String(rule.priority)}
          onChange={(event) => set({ priority: Number(event.currentTarget.value) || 0 })}
        />
      </td>
      <td>
        <button
          type="button"
          className={forms.button}
          aria-label={`Убрать правило ${rule.id}`}
          onClick={onRemove}
        >
          Убрать
        </button>
      </td>
    </tr>
  );
}

function ReadRow({ rule, options }: Pick<Props, 'rule' | 'options'>) {
  const nameIn = (list: readonly Option[], value: string | null | undefined, any: string) =>
    value == null ? any : (list.find((option) => option.value === value)?.name ?? value);
  return (
    <tr>
      <td>{rule.id}</td>
      <td>{nameIn(options.topics, rule.topic, 'любая')}</td>
      <td>{nameIn(options.districts, rule.district, 'любой')}</td>
      <td>{nameIn(PLACES, rule.place, 'любой')}</td>
      <td>{rule.season == null ? 'весь год' : `${rule.season.from} – ${rule.season.to}`}</td>
      <td>{nameIn(options.departments, rule.department, '')}</td>
      <td>{rule.priority}</td>
      <td />
    </tr>
  );
}

interface PickProps {
  readonly title: string;
  readonly list: readonly Option[];
  readonly value: string;
  /** What an empty choice is called; null where one must be chosen. */
  readonly any: string | null;
  onPick(value: string | null): void;
}

function Pick({ title, list, value, any, onPick }: PickProps) {
  return (
    <select
      aria-label={title}
      className={styles.pick}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value || null)}
    >
      {any !== null && <option value="">{any}</option>}
      {list.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}
