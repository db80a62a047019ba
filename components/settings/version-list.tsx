import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { RulesVersion } from '@/lib/contract/deadline-rules';
import { formatMoment, formatNumber } from '@/lib/domain/russian';

const WHO: Readonly<Record<string, string>> = { local: 'за этим компьютером' };

/** Who changed the rules, when and why. */
export function VersionList({ history, zone }: { history: readonly RulesVersion[]; zone: string }) {
  if (history.length === 0) return <p>Правила ещё не меняли: действует набор, с которого начали.</p>;
  return (
    <TableFrame title="История правил">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Версия</th>
            <th scope="col">Когда</th>
            <th scope="col">Кто</th>
            <th scope="col">Что изменено</th>
            <th scope="col" className={table.number}>
              Перенесено записей
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ id, madeAt, actor, note, moved, isDone }, i) => (
            <tr key={id}>
              <td className={table.nowrap}>
                {id}
                {i === 0 && ' — действует'}
              </td>
              <td className={table.nowrap}>{formatMoment(zone, Date.parse(madeAt))}</td>
              <td>{WHO[actor] ?? actor.replace(/^token:/, 'ключ ')}</td>
              <td>{note === '' ? '—' : note}</td>
              <td className={table.number}>
                {formatNumber(moved)}
                {!isDone && ', переносятся'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
