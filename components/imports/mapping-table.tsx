import type { FilePreview } from '@/lib/contract/imports';
import { FIELD_WORDS } from './import-words';
import styles from './imports.module.css';

interface Props {
  readonly preview: FilePreview;
  onChange(mapping: Record<string, string | null>): void;
}

/** Taken as the export's rule says; a person who chooses a column overrides it. */
const BY_RULE = '';
const NOTHING = '—';

/** Which column goes into which field, to be changed. */
export function MappingTable({ preview, onChange }: Props) {
  const { mapping, columns, extras, ignored } = preview;
  const taken = new Map(mapping.map((entry) => [entry.field, entry]));
  function choose(field: string, value: string): void {
    const kept = mapping
      .filter((entry) => !entry.isMade)
      .map((entry) => [entry.field, entry.column] as const);
    const next: Record<string, string | null> = Object.fromEntries(kept);
    if (value === BY_RULE) delete next[field];
    else next[field] = value === NOTHING ? null : value;
    onChange(next);
  }
  return (
    <details className={styles.mapping}>
      <summary>Какой столбец куда идёт</summary>
      <div className={styles.fields}>
        {Object.entries(FIELD_WORDS).map(([field, words]) => {
          const entry = taken.get(field);
          return (
            <label key={field}>
              {words}
              <select
                value={entry === undefined ? NOTHING : entry.isMade ? BY_RULE : entry.column}
                onChange={({ target }) => choose(field, target.value)}
              >
                <option value={NOTHING}>не брать</option>
                {entry?.isMade === true && (
                  <option value={BY_RULE}>по правилу выгрузки: {entry.column}</option>
                )}
                {columns.map((column) => (
                  <option key={column} value={column}>
                    {column}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
      </div>
      {extras.length > 0 && <p>Сохраняются как сведения источника: {extras.join(', ')}.</p>}
      {ignored.length > 0 && <p>Не берутся: {ignored.join(', ')}.</p>}
    </details>
  );
}
