import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { ModelQuality } from '@/lib/contract/topics';
import { formatNumber } from '@/lib/domain/russian';
import { percent } from './reading-words';

const HEADS = ['Точность', 'Полнота', 'Текстов'];

/** How well the active version reads each topic, and what it takes for what, on texts it had not seen. */
export function QualityTables({ quality }: { quality: ModelQuality }) {
  return (
    <>
      <h2>Качество по темам</h2>
      <TableFrame title="Качество по темам">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Тема</th>
              {HEADS.map((head) => (
                <th key={head} scope="col" className={table.number}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quality.groups.map(({ group, precision, recall, rows }) => (
              <tr key={group}>
                <td>{group}</td>
                <td className={table.number}>{percent(precision)}</td>
                <td className={table.number}>{percent(recall)}</td>
                <td className={table.number}>{formatNumber(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Confusions confusions={quality.confusions} />
    </>
  );
}

function Confusions({ confusions }: Pick<ModelQuality, 'confusions'>) {
  if (confusions.length === 0) return null;
  return (
    <>
      <h2>Что с чем путает</h2>
      <ul>
        {confusions.map(({ truth, said, rows }) => (
          <li key={`${truth}→${said}`}>
            «{truth}» принимает за «{said}»: {formatNumber(rows)}
          </li>
        ))}
      </ul>
    </>
  );
}
