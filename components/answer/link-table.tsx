import { actorWords } from '@/components/appeals/history-words';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import type { AnswerLinkItem } from '@/lib/contract/answer-link';
import { counted, type Forms, formatMoment } from '@/lib/domain/russian';
import { RevokeLink } from './revoke-link';

const ANSWERS: Forms = ['ответ', 'ответа', 'ответов'];

/** Who was given a link by whom, until when, whether it was opened and answered; one that holds can be taken back. */
export function LinkTable({ links, zone }: { links: readonly AnswerLinkItem[]; zone: string }) {
  const moment = (iso: string) => formatMoment(zone, Date.parse(iso));
  return (
    <TableFrame title="Ссылки для ответа">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">Кому</th>
            <th scope="col">Дал</th>
            <th scope="col">Открывали</th>
            <th scope="col">Ответы</th>
            <th scope="col">Действует</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={link.id}>
              <td>{link.id}</td>
              <td>{link.departmentName}</td>
              <td>
                {actorWords(link.createdBy, 'moved')}, {moment(link.createdAt)}
              </td>
              <td>{link.openedAt === null ? 'ещё нет' : moment(link.openedAt)}</td>
              <td className={table.nowrap}>
                {link.answers === 0 ? 'ещё нет' : counted(link.answers, ANSWERS)}
              </td>
              <td>
                {standingWords(link, moment)}
                {link.standing === 'holds' && <RevokeLink id={link.id} name={link.departmentName} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function standingWords(link: AnswerLinkItem, moment: (iso: string) => string): string {
  const { standing, expiresAt, revokedAt, revokedBy } = link;
  if (standing === 'holds') return `до ${moment(expiresAt)}`;
  if (standing === 'expired') return `срок вышел ${moment(expiresAt)}`;
  const by = revokedBy === null ? '' : `, ${actorWords(revokedBy, 'moved')}`;
  return `отозвана ${revokedAt === null ? '' : moment(revokedAt)}${by}`;
}
