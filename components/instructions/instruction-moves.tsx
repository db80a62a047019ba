'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import type { InstructionItem } from '@/lib/contract/instruction';
import { movesFor } from '@/lib/domain/instructions/moves';

type Action = ReturnType<typeof movesFor>[number];

const NAMES: Readonly<Record<Action, string>> = {
  accept: 'Принять к исполнению',
  report: 'Отчитаться',
  return: 'Вернуть на доработку',
  finish: 'Снять с контроля',
  extend: 'Продлить',
  cancel: 'Отменить',
  remind: 'Напомнить',
  reassign: 'Передать преемнику',
};

/** The moves that this person may make now; words and a new term are asked for where they are needed. */
export function InstructionMoves({ item, isAuthor }: { item: InstructionItem; isAuthor: boolean }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [at, setAt] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const actions = movesFor({ state: item.state, isAuthor });
  if (actions.length === 0) return null;

  async function move(action: Action): Promise<void> {
    const needsText = action !== 'accept' && action !== 'finish';
    const body = {
      action,
      version: item.version,
      ...(needsText && { text }),
      ...(action === 'extend' && { due: at === '' ? '' : new Date(at).toISOString() }),
    };
    const sent = await sendJson(`/api/v1/instructions/${item.id}/moves`, body);
    setRefusal(sent.ok ? null : sent.refusal);
    if (!sent.ok) return;
    setText('');
    router.refresh();
  }

  return (
    <div className={styles.form}>
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor="move-text">Отчёт или причина</label>
        <textarea id="move-text" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </div>
      {actions.includes('extend') && (
        <div className={styles.field}>
          <label htmlFor="move-due">Новый срок по часам этого устройства</label>
          <input
            id="move-due"
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </div>
      )}
      <div className={styles.actions}>
        {actions.map((action) => (
          <button key={action} type="button" onClick={() => void move(action)}>
            {NAMES[action]}
          </button>
        ))}
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {[refusal.message, ...Object.values(refusal.fields)].join(': ')}
          </p>
        )}
      </div>
    </div>
  );
}
