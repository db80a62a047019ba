'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';

interface Props {
  readonly id: number;
  readonly version: number;
  readonly whyNot: string | null;
}

/** Takes an answer, or gives it back with a reason that the organisation will read. */
export function DecideForm({ id, version, whyNot }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function decide(body: object): Promise<void> {
    setBusy(true);
    const sent = await sendJson(`/api/v1/answer-proposals/${id}/decision`, body);
    setBusy(false);
    setRefusal(sent.ok ? null : sent.refusal);
    // A refusal may mean that somebody was first: what they have done is shown, what was typed stays.
    router.refresh();
  }

  const fault = refusal?.fields.reason;
  return (
    <div className={styles.form}>
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor={`reason-${id}`}>Замечание, если возвращаете</label>
        <textarea
          id={`reason-${id}`}
          value={reason}
          aria-invalid={fault !== undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        {fault !== undefined && (
          <p role="alert" className={styles.fault}>
            Ответ не возвращён. Что доделать: {fault}.
          </p>
        )}
      </div>
      {whyNot !== null && <p className={`${styles.done} ${styles.wide}`}>Принять сейчас нельзя. {whyNot}.</p>}
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.main}
          disabled={isBusy || whyNot !== null}
          onClick={() => void decide({ decision: 'accept', version })}
        >
          Принять ответ
        </button>
        <button type="button" disabled={isBusy} onClick={() => void decide({ decision: 'return', reason })}>
          Вернуть с замечанием
        </button>
        {refusal !== null && fault === undefined && (
          <p role="alert" className={styles.fault}>
            {refusal.message}
          </p>
        )}
      </div>
    </div>
  );
}
