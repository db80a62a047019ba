import Link from 'next/link';
import { appealsHref, FILTERS, type Filters } from './appeals-url';
import { type FilterWords, PERIODS } from './filter-words';
import styles from './search-form.module.css';

/** Words, period and what is set already; everything lives in the address. */
export function SearchForm({ filters, set }: { filters: Filters; set: readonly FilterWords[] }) {
  return (
    <search className={styles.search}>
      <form action="/appeals" className={styles.form}>
        <HiddenFilters filters={filters} except={['q']} />
        <label className={styles.words}>
          <span className="visually-hidden">Искать в текстах</span>
          <input
            type="search"
            name="q"
            defaultValue={filters.q ?? ''}
            placeholder="Слова, «точная фраза», -исключение"
            maxLength={500}
          />
        </label>
        <button type="submit">Найти</button>
      </form>
      <Periods filters={filters} />
      {set.length > 0 && (
        <ul className={styles.chips} aria-label="Условия отбора">
          {set.map(({ name, text }) => (
            <li key={name}>
              <Link
                href={appealsHref(filters, { [name]: null })}
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
      )}
    </search>
  );
}

function HiddenFilters({ filters, except }: { filters: Filters; except: readonly string[] }) {
  return FILTERS.filter((name) => !except.includes(name)).map((name) => {
    const value = filters[name];
    return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />;
  });
}

const isDate = (value: string | undefined) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');

function Periods({ filters }: { filters: Filters }) {
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
