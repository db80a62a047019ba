import type { Kind } from '@/lib/domain/appeal';
import type { RegimeCondition } from '@/lib/domain/deadline/regime';
import { CHANNEL_NAMES, KIND_NAMES } from '@/lib/domain/russian-names';
import { CheckList, NumberField, SelectField } from './fields';
import { CONTROLLER_WORDS } from './rule-words';
import styles from './settings.module.css';

/** Names of a city's topics and sources by their ids. */
export interface CityOptions {
  readonly topics: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
}

interface Props {
  readonly when: RegimeCondition;
  readonly city: CityOptions;
  readonly fault: string | undefined;
  onChange(when: RegimeCondition): void;
}

const ANY = 'any';
type KindChoice = Kind | typeof ANY;
const KIND_OPTIONS: Readonly<Record<KindChoice, string>> = { any: 'любой', ...KIND_NAMES };
type FastChoice = 'any' | 'yes' | 'no';
const FAST_OPTIONS: Readonly<Record<FastChoice, string>> = {
  any: 'неважно',
  yes: 'только с ним',
  no: 'только без него',
};
const FAST_VALUES: Readonly<Record<FastChoice, boolean | null>> = { any: null, yes: true, no: false };

/** Which records a regime is about, to be changed; what is left empty lets everything through. */
export function ConditionForm({ when, city, fault, onChange }: Props) {
  const set = (part: Partial<RegimeCondition>) => onChange({ ...when, ...part });
  const fast: FastChoice = when.isFastTrack === null ? 'any' : when.isFastTrack ? 'yes' : 'no';
  return (
    <fieldset className={styles.clock}>
      <legend>Какие записи</legend>
      <SelectField<KindChoice>
        label="Вид"
        value={when.kind ?? ANY}
        options={KIND_OPTIONS}
        onChange={(kind) => set({ kind: kind === ANY ? null : kind })}
      />
      <SelectField<FastChoice>
        label="Ускоренное решение"
        value={fast}
        options={FAST_OPTIONS}
        onChange={(choice) => set({ isFastTrack: FAST_VALUES[choice] })}
      />
      <NumberField
        label="Тяжесть темы от (1–5)"
        value={when.severityFrom}
        onChange={(severityFrom) => set({ severityFrom })}
      />
      <div className={styles.wide}>
        <CheckList
          legend="Каналы"
          chosen={when.channels}
          options={CHANNEL_NAMES}
          onChange={(channels) => set({ channels })}
        />
        <CheckList
          legend="Темы"
          chosen={when.topics}
          options={city.topics}
          onChange={(topics) => set({ topics })}
        />
        <CheckList
          legend="Источники"
          chosen={when.sources}
          options={city.sources}
          onChange={(sources) => set({ sources })}
        />
        <CheckList
          legend="На контроле у"
          chosen={when.controllers}
          options={CONTROLLER_WORDS}
          onChange={(controllers) => set({ controllers })}
        />
      </div>
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </fieldset>
  );
}
