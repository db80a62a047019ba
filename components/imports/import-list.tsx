import { useState } from 'react';
import table from '@/components/desk/data-table.module.css';
import { TableFrame } from '@/components/desk/data-table-frame';
import { Notice } from '@/components/desk/notice';
import type { ImportItem } from '@/lib/contract/imports';
import { formatMoment, formatNumber } from '@/lib/domain/russian';
import { countWords, STATE_WORDS } from './import-words';
import styles from './imports.module.css';

interface Props {
  readonly items: readonly ImportItem[];
  readonly zone: string;
  readonly canChange: boolean;
  onUndo(jobId: number): Promise<void>;
  onMend(jobId: number): void;
}

/** An undo is asked for twice: the second press is the decision. */
function UndoButton({ id, onUndo }: { id: number; onUndo(id: number): Promise<void> }) {
  const [isSure, setIsSure] = useState(false);
  if (!isSure) {
    return (
      <button type="button" className={styles.button} onClick={() => setIsSure(true)}>
        Отменить загрузку
      </button>
    );
  }
  return (
    <button
      type="button"
      className={styles.danger}
      onClick={() => {
        setIsSure(false);
        void onUndo(id);
      }}
      onBlur={() => setIsSure(false)}
    >
      Да, убрать всё, что она принесла
    </button>
  );
}

function Actions({ item, onUndo, onMend }: { item: ImportItem } & Pick<Props, 'onUndo' | 'onMend'>) {
  const canUndo = item.state === 'done' || item.state === 'stopped';
  return (
    <div className={styles.actions}>
      {item.waiting > 0 && item.state === 'done' && (
        <button type="button" className={styles.button} onClick={() => onMend(item.id)}>
          Исправить строки: {formatNumber(item.waiting)}
        </button>
      )}
      {canUndo && <UndoButton id={item.id} onUndo={onUndo} />}
    </div>
  );
}

/** Past and running imports, newest first. */
export function ImportList({ items, zone, canChange, onUndo, onMend }: Props) {
  return (
    <>
      <h2>Загрузки</h2>
      {items.length === 0 ? (
        <Notice title="Загрузок ещё не было" />
      ) : (
        <TableFrame title="Загрузки">
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">№</th>
                <th scope="col">Файл</th>
                <th scope="col">Источник</th>
                <th scope="col">Начата</th>
                <th scope="col">Состояние</th>
                <th scope="col">Строки</th>
                {canChange && <th scope="col">Действия</th>}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td>{item.id}</td>
                  <td>{item.fileName}</td>
                  <td>{item.source}</td>
                  <td className={table.nowrap}>{formatMoment(zone, Date.parse(item.startedAt))}</td>
                  <td>{STATE_WORDS[item.state]}</td>
                  <td>{countWords(item)}</td>
                  {canChange && (
                    <td>
                      <Actions item={item} onUndo={onUndo} onMend={onMend} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </>
  );
}
