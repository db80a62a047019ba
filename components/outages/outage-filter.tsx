import type { CityProfile } from '@/lib/contract/city-profile';
import type { OutagesQuery } from '@/lib/contract/outage';
import { OUTAGE_KINDS } from '@/lib/domain/outages/outage';
import { KIND_NAMES } from './outage-words';
import own from './outages.module.css';

interface Props extends Pick<CityProfile, 'topics' | 'districts'> {
  readonly query: OutagesQuery;
}

type Options = readonly { readonly id: string; readonly name: string }[];

const KINDS: Options = OUTAGE_KINDS.map((id) => ({ id, name: KIND_NAMES[id] }));

/** A form of its own address: it works before any script does. */
export function OutageFilter({ query, topics, districts }: Props) {
  return (
    <form className={own.filter} action="/outages">
      <input type="hidden" name="time" value={query.time} />
      <Select name="kind" title="Вид" any="Любой" value={query.kind} options={KINDS} />
      <Select name="topic" title="Тема" any="Любая" value={query.topic} options={topics} />
      <Select name="district" title="Район" any="Любой" value={query.district} options={districts} />
      <button type="submit">Отобрать</button>
    </form>
  );
}

interface SelectProps {
  readonly name: string;
  readonly title: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: Options;
}

function Select({ name, title, any, value, options }: SelectProps) {
  return (
    <label>
      {title}
      <select key={value ?? ''} name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
