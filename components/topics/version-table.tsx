import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { TopicsAnswer } from '@/lib/contract/topics';
import { formatMoment, formatNumber } from '@/lib/domain/russian';
import { percent } from './reading-words';

interface Props {
  readonly versions: TopicsAnswer['versions'];
  readonly zone: string;
}

const HEADS = ['Верно названо', 'Macro-F1', 'Отвечает при точности 95 %', 'Примеров'];

/** Versions of the model with the quality on rows that they had not seen. */
export function VersionTable({ versions, zone }: Props) {
  return (
    <TableFrame title="Версии модели">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Версия</th>
            <th scope="col">Обучена</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={table.number}>
                {head}
              </th>
            ))}
            <th scope="col">На чём</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id}>
              <td className={table.nowrap}>
                {version.id}
                {version.isActive && ' — действует'}
              </td>
              <td className={table.nowrap}>{formatMoment(zone, Date.parse(version.trainedAt))}</td>
              <td className={table.number}>{percent(version.accuracy)}</td>
              <td className={table.number}>{formatNumber(Math.round(version.macroF1 * 100) / 100)}</td>
              <td className={table.number}>{percent(version.coverage)} текстов</td>
              <td className={table.number}>{formatNumber(version.examples)}</td>
              <td>{version.origin}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
