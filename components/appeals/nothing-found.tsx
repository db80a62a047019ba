import Link from 'next/link';
import type { NearSearch } from '@/lib/contract/search';
import { counted, RECORDS } from '@/lib/domain/russian';
import { Notice } from '../desk/notice';
import { appealsHref, FILTERS, type FilterName, type Filters } from './appeals-url';
import type { FilterWords } from './filter-words';

interface NothingFoundProps {
  readonly filters: Filters;
  readonly set: readonly FilterWords[];
  readonly near: readonly NearSearch[];
}

/** Why there is nothing, and the nearest searches that find something, each with how much. */
export function NothingFound({ filters, set, near }: NothingFoundProps) {
  if (set.length === 0) return <NothingYet />;
  return (
    <Notice title="По этим условиям записей нет">
      <p>Должны выполняться все условия сразу, а из слов — встретиться каждое. {advice(near.length)}</p>
      <ul>
        {near.length > 0
          ? near.map((one) => (
              <NearLink key={`${one.name} ${one.value}`} near={one} filters={filters} set={set} />
            ))
          : set.map(({ name, text }) => (
              <li key={name}>
                <Link href={appealsHref(filters, { [name]: null })}>без «{text}»</Link>
              </li>
            ))}
      </ul>
    </Notice>
  );
}

const advice = (offered: number) =>
  offered > 0
    ? 'Вот что находится рядом:'
    : 'И без одного из условий не находится ничего; попробуйте убрать несколько:';

function NothingYet() {
  return (
    <Notice title="Пока нет ни одного обращения">
      <p>
        Записи появятся здесь сразу, как только источник пришлёт первую. Как подключить источник, рассказано в
        разделе <Link href="/api-docs">«Приём по API»</Link>.
      </p>
    </Notice>
  );
}

const isFilter = (name: string): name is FilterName => FILTERS.some((known) => known === name);

function NearLink({ near, filters, set }: { near: NearSearch } & Omit<NothingFoundProps, 'near'>) {
  const { name, value, count } = near;
  if (!isFilter(name)) return null;
  const period = near.kind === 'period' ? { to: null } : {};
  return (
    <li>
      <Link href={appealsHref(filters, { [name]: value, ...period })}>{nearWords(near, set)}</Link>
      {' — '}
      {counted(count, RECORDS)}
    </li>
  );
}

function nearWords({ kind, name, value }: NearSearch, set: readonly FilterWords[]): string {
  switch (kind) {
    case 'period':
      return 'за всё время';
    case 'filter':
      return `без «${set.find((one) => one.name === name)?.text ?? name}»`;
    case 'word':
      return `по словам «${value ?? ''}»`;
    case 'phrase':
      return `слова не подряд: «${value ?? ''}»`;
    case 'exclusion':
      return `без исключения: «${value ?? ''}»`;
  }
}
