'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import type { DepartmentItem } from '@/lib/contract/department';
import { counted, RECORDS, RULES } from '@/lib/domain/russian';
import { Choice } from './field';

interface Props {
  readonly item: DepartmentItem;
  readonly items: readonly DepartmentItem[];
  readonly version: number;
}

/** Closes a department with a successor, told before what goes over; opens a closed one again. */
export function CloseForm({ item, items, version }: Props) {
  const router = useRouter();
  const [successor, setSuccessor] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isClosed = item.closedAt !== null;

  async function send(): Promise<void> {
    const change = isClosed ? { action: 'reopen' } : { action: 'close', successor: successor || null };
    const sent = await sendJson(`/api/v1/departments/${item.code}/changes`, { ...change, seen: version });
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) router.refresh();
  }

  const others = items.filter(({ code, closedAt }) => code !== item.code && closedAt === null);
  return (
    <div className={styles.form}>
      {!isClosed && (
        <Choice
          name="successor"
          title="Преемник"
          value={successor}
          fault={refusal?.fields.successor ?? refusal?.fields.department}
          options={[
            { value: '', name: 'без преемника' },
            ...others.map(({ code, name }) => ({ value: code, name })),
          ]}
          onChange={setSuccessor}
        />
      )}
      <div className={styles.actions}>
        <button type="button" onClick={() => void send()}>
          {isClosed ? 'Открыть снова' : 'Закрыть подразделение'}
        </button>
        {!isClosed && (
          <p className={styles.done}>
            К преемнику перейдут {counted(item.open, RECORDS)} и {counted(item.rules, RULES)}.
          </p>
        )}
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {refusal.message}
          </p>
        )}
      </div>
    </div>
  );
}
