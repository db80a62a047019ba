import { actorWords } from '@/components/appeals/history-words';
import record from '@/components/appeals/record.module.css';
import type { SettingChangeItem } from '@/lib/contract/department';
import { formatMoment } from '@/lib/domain/russian';

const ACTIONS: Readonly<Record<string, string>> = {
  'departments create': 'Добавлено',
  'departments rename': 'Изменено',
  'departments close': 'Закрыто',
  'departments reopen': 'Открыто снова',
  'routing apply': 'Правила заменены',
  'routing undo': 'Замена правил отменена',
  'routing hand-over': 'Правила перешли к преемнику',
  'indicators plan': 'План изменён',
  'indicators freeze': 'Месяц зафиксирован',
  'indicators correct': 'Месяц исправлен',
};

/** Who changed what in the settings, latest first. */
export function ChangeHistory({ items, zone }: { items: readonly SettingChangeItem[]; zone: string }) {
  if (items.length === 0) return <p>Изменений ещё не было: всё, как в файле города.</p>;
  return (
    <ol className={record.history}>
      {items.map(({ id, area, item, action, actor, reason, at, after }) => (
        <li key={id}>
          <p className={record.event}>
            <time dateTime={at}>{formatMoment(zone, Date.parse(at))}</time>
            <strong>{ACTIONS[`${area} ${action}`] ?? action}</strong>
            <span>{typeof after?.name === 'string' ? after.name : `№ ${item}`}</span>
            <span>{actorWords(actor, 'moved')}</span>
            {reason !== null && <span>{reason}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
