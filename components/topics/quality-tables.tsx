import table from '@/components/desk/data-table.module.css';
import type { ModelQuality } from '@/lib/contract/topics';
import { formatNumber } from '@/lib/domain/russian';
import { percent } from './reading-words';

const HEADS = ['Точность', 'Полнота', 'Текстов'];

/** How well the active version reads each topic, and what it takes for what, on texts it had not seen. */
export function QualityTables({ quality }: { quality: ModelQuality }) {
  return (
    <>
      <h2>Качество по темам</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys too */}
      <section className={table.frame} tabIndex={0} aria-label="Качество по темам">
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
      </section>
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
