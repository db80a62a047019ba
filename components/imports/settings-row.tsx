import { type FilePreview, IMPORT_EXPORTS, type ImportSettings } from '@/lib/contract/imports';
import { EXPORT_WORDS } from './import-words';
import styles from './imports.module.css';

interface Props {
  readonly preview: FilePreview;
  onChange(settings: ImportSettings): void;
}

/** What was found by itself and may be corrected: the export, the sheet, the source, the clock. */
export function SettingsRow({ preview, onChange }: Props) {
  const { export: kind, sheet, sheets, source, zone } = preview;
  return (
    <div className={styles.settings}>
      <label>
        Выгрузка
        <select
          value={kind}
          onChange={({ target }) => {
            const next = IMPORT_EXPORTS.find((name) => name === target.value);
            if (next !== undefined) onChange({ export: next });
          }}
        >
          {IMPORT_EXPORTS.map((name) => (
            <option key={name} value={name}>
              {EXPORT_WORDS[name]}
            </option>
          ))}
        </select>
      </label>
      {sheet !== null && (
        <label>
          Лист
          <select value={sheet} onChange={({ target }) => onChange({ sheet: target.value })}>
            {sheets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        Источник
        <input
          key={source}
          defaultValue={source}
          onBlur={({ target }) => target.value !== source && onChange({ source: target.value })}
        />
      </label>
      <label>
        Часовой пояс
        <input
          key={zone}
          defaultValue={zone}
          onBlur={({ target }) => target.value !== zone && onChange({ zone: target.value })}
        />
      </label>
    </div>
  );
}
