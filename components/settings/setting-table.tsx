import type { ReactNode } from 'react';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  /** A class of the table beside its common look. */
  readonly look?: string | undefined;
  readonly children: ReactNode;
}

/** A wide table of settings. */
export function SettingTable({ title, columns, look, children }: Props) {
  return (
    <TableFrame title={title}>
      <table className={`${table.table} ${look ?? ''}`}>
        <thead>
          <tr>
            {columns.map((name) =>
              name === '' ? (
                <td key={name} />
              ) : (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableFrame>
  );
}
