import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { FilePreview } from '@/lib/contract/imports';
import { FIELD_WORDS, PREVIEW_WORDS } from './import-words';
import styles from './imports.module.css';

type Row = FilePreview['rows'][number];

function BadRow({ row, width }: { row: Row; width: number }) {
  return (
    <td colSpan={width} className={styles.bad}>
      <strong>Не будет принята.</strong>
      <ul>
        {row.errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === '' ? 'Строка' : (FIELD_WORDS[field] ?? field)}: {message}
          </li>
        ))}
      </ul>
    </td>
  );
}

/** The first rows as they will be understood. */
export function PreviewTable({ preview: { rows } }: { preview: FilePreview }) {
  return (
    <TableFrame title="Первые строки">
      <table className={table.table}>
        <caption className={styles.caption}>Первые строки, как они будут приняты</caption>
        <thead>
          <tr>
            <th scope="col">Строка</th>
            {PREVIEW_WORDS.map(([field, words]) => (
              <th key={field} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              {row.errors.length > 0 ? (
                <BadRow row={row} width={PREVIEW_WORDS.length} />
              ) : (
                PREVIEW_WORDS.map(([field]) => (
                  <td key={field} className={field === 'text' ? styles.text : undefined}>
                    {row.cells.find((cell) => cell.field === field)?.text}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
