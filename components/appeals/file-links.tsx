import { EXPORT_LIMIT } from '@/lib/contract/search';
import { formatNumber } from '@/lib/domain/russian';
import styles from './appeals-page.module.css';
import { apiQuery, type Filters } from './appeals-url';

/** The found list as a file; `filters` as the API takes them. */
export function FileLinks({ filters, total }: { filters: Filters; total: number }) {
  if (total === 0) return null;
  const note = total > EXPORT_LIMIT ? `: первые ${formatNumber(EXPORT_LIMIT)} записей` : '';
  return (['xlsx', 'csv'] as const).map((format) => (
    <a
      key={format}
      className={styles.file}
      href={`/api/v1/search/export?${apiQuery(filters, { format })}`}
      download
      aria-label={`Скачать список как ${format.toUpperCase()}${note}`}
    >
      {format.toUpperCase()}
    </a>
  ));
}
