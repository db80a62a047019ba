import type { Metadata } from 'next';
import Link from 'next/link';
import { AppealList } from '@/components/appeals/appeal-list';
import styles from '@/components/appeals/appeals-page.module.css';
import { appealsHref, cursorHref, type Filters, readFilters } from '@/components/appeals/appeals-url';
import { type CityNames, cityNames } from '@/components/appeals/city-names';
import { FacetList } from '@/components/appeals/facet-list';
import { type FilterWords, filterWords } from '@/components/appeals/filter-words';
import { SearchForm } from '@/components/appeals/search-form';
import { Notice } from '@/components/desk/notice';
import { placeWords } from '@/components/map/place-words';
import { AppError } from '@/lib/contract/app-error';
import type { CityProfile } from '@/lib/contract/city-profile';
import type { AppealItem, SearchAnswer } from '@/lib/contract/search';
import { isCell } from '@/lib/domain/cell';
import { counted, RECORDS } from '@/lib/domain/russian';
import { PRECISION_NAMES } from '@/lib/domain/russian-names';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { searchAppeals } from '@/lib/services/search/search-appeals';
import { readQuery } from './read-query';

export const metadata: Metadata = { title: 'Обращения · Пульт' };

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AppealsPage({ searchParams }: Props) {
  const params = await searchParams;
  const filters = readFilters(params);
  const cursor = typeof params.cursor === 'string' && params.cursor !== '' ? params.cursor : undefined;
  const { store } = appContext();
  const { profile } = store.city;
  const names = cityNames(profile);
  const cellName = (cell: string) => (isCell(cell) ? placeWords(profile, cell) : cell);
  const set = filterWords(filters, { names, zone: profile.zone, cellName });
  return (
    <>
      <h1>Обращения</h1>
      <SearchForm filters={filters} set={set} />
      <Found filters={filters} cursor={cursor} names={names} set={set} />
    </>
  );
}

interface FoundProps {
  readonly filters: Filters;
  readonly cursor: string | undefined;
  readonly names: CityNames;
  readonly set: readonly FilterWords[];
}

async function Found({ filters, cursor, names, set }: FoundProps) {
  const { store, search } = appContext();
  const { profile } = store.city;
  const read = readQuery(filters, cursor, profile.zone);
  if (!read.ok) return <Misread errors={read.errors.map(({ field, message }) => `${field}: ${message}`)} />;
  const ctx = { store, actor: LOCAL_OBSERVER };
  const found = await searchAppeals({ ctx, search, input: read.query }).catch(refusal);
  if (typeof found === 'string') {
    return (
      <Notice title="Список сейчас не показать">
        <p>{found}</p>
        <Link href={appealsHref(filters)}>Попробовать ещё раз</Link>
      </Notice>
    );
  }
  if (found.total === 0) return <NothingFound filters={filters} set={set} />;
  return (
    <div className={styles.columns}>
      <details className={styles.side} open>
        <summary>Отбор</summary>
        <FacetList filters={filters} facets={found.facets} names={names} />
      </details>
      <section className={styles.found} aria-label="Найденные записи">
        <p className={styles.total}>{totalWords(found, cursor)}</p>
        <AppealList
          items={found.items}
          names={names}
          at={{ now: store.clock.now(), zone: profile.zone }}
          placeOf={(item) => placeOf(item, profile, names)}
        />
        <nav className={styles.more} aria-label="Страницы списка">
          {cursor !== undefined && <Link href={appealsHref(filters)}>К началу списка</Link>}
          {found.next !== null && <Link href={cursorHref(filters, found.next)}>Показать ещё</Link>}
        </nav>
      </section>
    </div>
  );
}

/** A refusal in its own words; anything else is for the page's error boundary. */
function refusal(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

function totalWords({ total, items }: SearchAnswer, cursor: string | undefined): string {
  const all = counted(total, RECORDS);
  if (cursor !== undefined) return `Всего ${all}, дальше по списку — ${items.length}`;
  return items.length < total ? `Всего ${all}, первые ${items.length}` : `Всего ${all}`;
}

function placeOf(item: AppealItem, profile: CityProfile, names: CityNames): string {
  if (item.cell !== null) return placeWords(profile, item.cell);
  return item.district === null ? PRECISION_NAMES[item.precision] : names.district(item.district);
}

function Misread({ errors }: { errors: readonly string[] }) {
  return (
    <Notice title="Условия отбора не поняты">
      <ul>
        {errors.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Link href="/appeals">Показать все записи</Link>
    </Notice>
  );
}

function NothingFound({ filters, set }: { filters: Filters; set: readonly FilterWords[] }) {
  if (set.length === 0) {
    return (
      <Notice title="Пока нет ни одного обращения">
        <p>
          Записи появятся здесь сразу, как только источник пришлёт первую. Как подключить источник, рассказано
          в разделе <Link href="/api-docs">«Приём по API»</Link>.
        </p>
      </Notice>
    );
  }
  return (
    <Notice title="По этим условиям записей нет">
      <p>
        Должны выполняться все условия сразу, а из слов — встретиться каждое. Уберите одно из условий, и
        список расширится:
      </p>
      <ul>
        {set.map(({ name, text }) => (
          <li key={name}>
            <Link href={appealsHref(filters, { [name]: null })}>без «{text}»</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
