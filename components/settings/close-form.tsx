'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import type { DepartmentItem } from '@/lib/contract/department';
import { Choice, Field } from './field';
import { OpenWorkList } from './open-work-list';

interface Props {
  readonly item: DepartmentItem;
  readonly items: readonly DepartmentItem[];
  readonly version: number;
}

const REASON_LIMIT = 300;

/** Closes a department with a successor and a reason, told before what goes over; opens a closed one again. */
export function CloseForm({ item, items, version }: Props) {
  const router = useRouter();
  const [successor, setSuccessor] = useState('');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isClosed = item.closedAt !== null;

  async function send(): Promise<void> {
    const change = isClosed ? { action: 'reopen' } : { action: 'close', successor: successor || null };
    const body = { ...change, reason: reason.trim() || null, seen: version };
    const sent = await sendJson(`/api/v1/departments/${item.code}/changes`, body);
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) router.refresh();
  }

  const others = items.filter(({ code, closedAt }) => code !== item.code && closedAt === null);
  return (
    <div className={styles.form}>
      {!isClosed && <OpenWorkList item={item} />}
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
      <Field
        name="reason"
        title="Причина"
        value={reason}
        fault={refusal?.fields.reason}
        limit={REASON_LIMIT}
        onChange={setReason}
      />
      <div className={styles.actions}>
        <button type="button" onClick={() => void send()}>
          {isClosed ? 'Открыть снова' : 'Закрыть подразделение'}
        </button>
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {refusal.message}
          </p>
        )}
      </div>
    </div>
  );
}
