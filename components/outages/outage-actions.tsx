'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { Field } from '@/components/settings/field';
import type { OutageItem } from '@/lib/contract/outage';
import { outageChanged, REASON_LIMIT } from '@/lib/contract/outage-input';
import { capitalised } from '@/lib/domain/russian';
import { fromField } from './city-clock';
import { MomentField } from './outage-fields';
import { outageHref } from './outage-href';

type Action = 'extend' | 'end' | 'withdraw' | 'restore';

interface Props {
  readonly item: OutageItem;
  readonly zone: string;
}

/** What a person on duty does with one: a new promise, the end, off; and back, when that was a mistake. */
export function OutageActions({ item, zone }: Props) {
  const router = useRouter();
  const [moment, setMoment] = useState('');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState<string | null>(null);

  async function change(action: Action): Promise<void> {
    const at = moment === '' ? null : fromField(zone, moment);
    const body = { action, version: item.version, ...detailsOf(action, at, reason.trim()) };
    const sent = await sendJson(`/api/v1${outageHref(item.id)}/changes`, body);
    setRefusal(sent.ok ? null : sent.refusal);
    setTold(sent.ok ? outageChanged.parse(sent.body).message : null);
    if (!sent.ok) return;
    setMoment('');
    setReason('');
    router.refresh();
  }

  const isOver = item.state === 'ended' || item.state === 'withdrawn';
  return (
    <div className={styles.form}>
      {!isOver && (
        <MomentField
          name="moment"
          title="Когда: новый обещанный конец или действительный"
          value={moment}
          fault={refusal?.fields.to ?? refusal?.fields.endedAt}
          onChange={setMoment}
        />
      )}
      <Field
        name="reason"
        title="Почему"
        value={reason}
        fault={refusal?.fields.reason}
        limit={REASON_LIMIT}
        onChange={setReason}
      />
      <div className={styles.actions}>
        {isOver ? (
          <button type="button" onClick={() => void change('restore')}>
            Вернуть в работу
          </button>
        ) : (
          <>
            {item.state !== 'expected' && (
              <button type="button" className={styles.main} onClick={() => void change('end')}>
                {moment === '' ? 'Закончилось сейчас' : 'Закончилось в это время'}
              </button>
            )}
            <button type="button" onClick={() => void change('extend')}>
              Перенести обещанный конец
            </button>
            <button type="button" onClick={() => void change('withdraw')}>
              Отменить
            </button>
          </>
        )}
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {capitalised(refusal.message)}
          </p>
        )}
        {told !== null && (
          <p role="status" className={styles.done}>
            {capitalised(told)}
          </p>
        )}
      </div>
    </div>
  );
}

/** What is sent with an action; what is missing is sent as empty, so that the refusal stands at its field. */
function detailsOf(action: Action, at: string | null, reason: string): object {
  switch (action) {
    case 'end':
      return { endedAt: at };
    case 'extend':
      return { to: at ?? '', reason: reason === '' ? null : reason };
    case 'withdraw':
      return { reason };
    case 'restore':
      return { reason: reason === '' ? null : reason };
  }
}
