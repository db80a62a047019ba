import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { AppealList } from '@/components/appeals/appeal-list';
import styles from '@/components/appeals/appeals-page.module.css';
import { appealsHref, type Filters, readFilters } from '@/components/appeals/appeals-url';
import { type CityNames, cityNames } from '@/components/appeals/city-names';
import { FacetList } from '@/components/appeals/facet-list';
import { FileLinks } from '@/components/appeals/file-links';
import { type FilterWords, filterWords } from '@/components/appeals/filter-words';
import { MapPanel } from '@/components/appeals/map-panel';
import { NothingFound } from '@/components/appeals/nothing-found';
import { ReadingNote } from '@/components/appeals/reading-note';
import { SavedSearches } from '@/components/appeals/saved-searches';
import { Chips, Periods, SearchForm } from '@/components/appeals/search-form';
import { SortLinks } from '@/components/appeals/sort-links';
import { TimePanel } from '@/components/appeals/time-panel';
import views from '@/components/appeals/views.module.css';
import { Notice } from '@/components/desk/notice';
import { HotNote } from '@/components/hot/hot-note';
import { mapOutage } from '@/components/map/outage-marks';
import { placeWords } from '@/components/map/place-words';
import { AppError } from '@/lib/contract/app-error';
import { hotTopicsOf, section } from '@/lib/contract/figures';
import type { OutageItem } from '@/lib/contract/outage';
import type { SearchAnswer, TimeBars } from '@/lib/contract/search';
import { isCell } from '@/lib/domain/cell';
import { counted, RECORDS } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listOutages, outagesBetween } from '@/lib/services/outages/list-outages';
import { searchAppeals } from '@/lib/services/search/search-appeals';
import { listSearches } from '@/lib/services/searches/saved-searches';
import { pageActor } from '@/lib/services/tokens/request-actor';
import { readQuery } from './read-query';

export const metadata: Metadata = { title: 'Обращения · Пульт' };

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AppealsPage({ searchParams }: Props) {
  const filters = readFilters(await searchParams);
  const { store } = appContext();
  const { profile } = store.city;
  const names = cityNames(profile);
  const cellName = (cell: string) => (isCell(cell) ? placeWords(profile, cell) : cell);
  const set = filterWords(filters, { names, zone: profile.zone, cellName });
  const actor = await pageActor(store, await headers());
  const saved = await listSearches({ ctx: { store, actor } });
  return (
    <div className={styles.board} data-board>
      <div className={styles.top}>
        <h1>Обращения</h1>
        <SearchForm filters={filters} />
        <SavedSearches filters={filters} saved={saved} />
      </div>
      <Periods filters={filters} />
      <Chips filters={filters} set={set} />
      {filters.topic !== undefined && (
        <HotNote hot={hotTopic(filters.topic)} name={names.topic(filters.topic)} />
      )}
      <Found filters={filters} names={names} set={set} />
    </div>
  );
}

/** The topic when it rings at this moment. */
const hotTopic = (topic: string) =>
  hotTopicsOf(appContext().live.table.get(section.hot('messages'))?.get('list')).find(
    (row) => row.topic === topic,
  );

interface FoundProps {
  readonly filters: Filters;
  readonly names: CityNames;
  readonly set: readonly FilterWords[];
}

async function Found({ filters, names, set }: FoundProps) {
  const { store, search } = appContext();
  const read = readQuery(filters, store.city.profile.zone);
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
  if (found.total === 0) return <NothingFound filters={filters} set={set} near={found.near} />;
  return (
    <>
      <ReadingNote filters={filters} answer={found} />
      <div className={styles.tools}>
        <p className={styles.total}>Всего {counted(found.total, RECORDS)}</p>
        <SortLinks filters={filters} />
        <div className={styles.end}>
          <span>Скачать:</span>
          <FileLinks filters={read.asked} total={found.total} />
        </div>
      </div>
      <Views filters={filters} asked={read.asked} found={found} names={names} />
    </>
  );
}

/** What is off now, of the search's topic and district. */
async function currentOutages({ topic, district }: Filters): Promise<OutageItem[]> {
  const ctx = { store: appContext().store, actor: LOCAL_OBSERVER };
  const { items } = await listOutages({ ctx, input: { time: 'current', topic, district, limit: 50 } });
  return items;
}

/** What was off in the time of the bars. */
async function outagesOf({ topic, district }: Filters, { items, length }: TimeBars): Promise<OutageItem[]> {
  const [first, last] = [items[0], items.at(-1)].map((bar) => Date.parse(bar?.from ?? ''));
  if (first === undefined || last === undefined || Number.isNaN(first)) return [];
  return outagesBetween(appContext().store, { topic, district, from: first, to: last + length });
}

interface ViewsProps {
  readonly filters: Filters;
  readonly asked: Filters;
  readonly found: SearchAnswer;
  readonly names: CityNames;
}

/** One answer, seen from four sides: what is chosen on one of them narrows all. */
async function Views({ filters, asked, found, names }: ViewsProps) {
  return (
    <div className={styles.columns}>
      <details className={styles.side} open>
        <summary>Отбор</summary>
        <FacetList filters={filters} facets={found.facets} names={names} />
      </details>
      <section className={styles.found} aria-label="Найденные записи">
        <AppealList
          key={appealsHref(filters)}
          filters={asked}
          items={found.items}
          next={found.next}
          now={appContext().store.clock.now()}
        />
      </section>
      <div className={views.views}>
        <MapPanel
          filters={filters}
          cells={found.cells}
          total={found.total}
          outages={(await currentOutages(filters)).map(mapOutage)}
        />
        {found.bars !== null && (
          <TimePanel filters={filters} bars={found.bars} outages={await outagesOf(filters, found.bars)} />
        )}
      </div>
    </div>
  );
}

/** A refusal in its own words; anything else is for the page's error boundary. */
function refusal(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
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
