import Link from 'next/link';
import { appealsHref, FILTERS, type Filters } from './appeals-url';
import { type FilterWords, PERIODS } from './filter-words';
import { SearchBox } from './search-box';
import styles from './search-form.module.css';

/** The words; everything else that is set stays. */
export function SearchForm({ filters }: { filters: Filters }) {
  return (
    <search className={styles.form}>
      <form action="/appeals" className={styles.form}>
        <HiddenFilters filters={filters} except={['q', 'exact']} />
        <SearchBox words={filters.q ?? ''} />
        <button type="submit">Найти</button>
      </form>
    </search>
  );
}

/** What is set, each to be taken away again. */
export function Chips({ filters, set }: { filters: Filters; set: readonly FilterWords[] }) {
  if (set.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Условия отбора">
      {set.map(({ name, text }) => (
        <li key={name}>
          <Link
            href={appealsHref(filters, { [name]: null })}
            scroll={false}
            prefetch={false}
            className={styles.chip}
            aria-label={`Убрать условие: ${text}`}
          >
            {text} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <Link href="/appeals" prefetch={false} className={`${styles.chip} ${styles.reset}`}>
            Сбросить всё
          </Link>
        </li>
      )}
    </ul>
  );
}

function HiddenFilters({ filters, except }: { filters: Filters; except: readonly string[] }) {
  return FILTERS.filter((name) => !except.includes(name)).map((name) => {
    const value = filters[name];
    return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />;
  });
}

const isDate = (value: string | undefined) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');

/** How far back; a day of one's own from the calendar. */
export function Periods({ filters }: { filters: Filters }) {
  const hasOwnDates = isDate(filters.from) || isDate(filters.to);
  return (
    <div className={styles.periods}>
      <nav aria-label="Период" className={styles.presets}>
        <Link
          href={appealsHref(filters, { from: null, to: null })}
          prefetch={false}
          className={styles.period}
          aria-current={filters.from === undefined && filters.to === undefined ? 'true' : undefined}
        >
          всё время
        </Link>
        {PERIODS.map(({ from, name }) => (
          <Link
            key={from}
            href={appealsHref(filters, { from, to: null })}
            prefetch={false}
            className={styles.period}
            aria-current={filters.from === from ? 'true' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <details open={hasOwnDates}>
        <summary className={styles.period}>свои даты</summary>
        <form action="/appeals" className={styles.dates}>
          <HiddenFilters filters={filters} except={['from', 'to']} />
          <label>
            с <input type="date" name="from" defaultValue={isDate(filters.from) ? filters.from : ''} />
          </label>
          <label>
            по <input type="date" name="to" defaultValue={isDate(filters.to) ? filters.to : ''} />
          </label>
          <button type="submit">Показать</button>
        </form>
      </details>
    </div>
  );
}
