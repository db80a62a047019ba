import Link from 'next/link';
import type { SearchAnswer } from '@/lib/contract/search';
import { formatNumber } from '@/lib/domain/russian';
import { appealsHref, type Filters } from './appeals-url';
import type { CityNames } from './city-names';
import styles from './facet-list.module.css';
import { valueWords } from './filter-words';

const FACETS = [
  { name: 'kind', title: 'Вид' },
  { name: 'deadline', title: 'Срок' },
  { name: 'topic', title: 'Тема' },
  { name: 'district', title: 'Район' },
  { name: 'department', title: 'Подразделение' },
  { name: 'channel', title: 'Канал' },
  { name: 'status', title: 'Состояние' },
  { name: 'precision', title: 'Место известно' },
] as const;

/** Beyond so many values the rest is folded. */
const SHOWN = 10;

interface FacetListProps {
  readonly filters: Filters;
  readonly facets: SearchAnswer['facets'];
  readonly names: CityNames;
}

/** Counts by every side of the found records; a value is a link that adds it, or takes it away again. */
export function FacetList({ filters, facets, names }: FacetListProps) {
  return (
    <div className={styles.facets}>
      {FACETS.map(({ name, title }) => {
        const values = facets[name].filter(({ value }) => value !== '');
        if (values.length === 0) return null;
        const link = ({ value, count }: { value: string; count: number }) => (
          <FacetLink key={value} facet={{ name, value, count }} filters={filters} names={names} />
        );
        return (
          <section key={name}>
            <h2>{title}</h2>
            <ul>{values.slice(0, SHOWN).map(link)}</ul>
            {values.length > SHOWN && (
              <details>
                <summary>ещё {values.length - SHOWN}</summary>
                <ul>{values.slice(SHOWN).map(link)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </div>
  );
}

interface FacetLinkProps {
  readonly facet: { name: (typeof FACETS)[number]['name']; value: string; count: number };
  readonly filters: Filters;
  readonly names: CityNames;
}

function FacetLink({ facet: { name, value, count }, filters, names }: FacetLinkProps) {
  const isSet = filters[name] === value;
  return (
    <li>
      <Link
        href={appealsHref(filters, { [name]: isSet ? null : value })}
        prefetch={false}
        aria-current={isSet ? 'true' : undefined}
      >
        <span>{valueWords(name, value, names)}</span>
        <span className={styles.count}>{formatNumber(count)}</span>
      </Link>
    </li>
  );
}
