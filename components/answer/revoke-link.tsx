'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { sendJson } from '@/components/desk/send-json';

/** Taken back by a second press: whoever holds the address can answer no more. */
export function RevokeLink({ id, name }: { id: number; name: string }) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function revoke(): Promise<void> {
    const sent = await sendJson(`/api/v1/answer-links/${id}/revoke`, {});
    setFault(sent.ok ? null : sent.refusal.message);
    setAsked(false);
    router.refresh();
  }

  return (
    <div className={styles.actions}>
      {isAsked ? (
        <>
          <span>{name} больше не сможет ответить по этой ссылке.</span>
          <button type="button" className={styles.main} onClick={() => void revoke()}>
            Да, отозвать
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            Оставить
          </button>
        </>
      ) : (
        <button type="button" aria-label={`Отозвать ссылку № ${id}`} onClick={() => setAsked(true)}>
          Отозвать
        </button>
      )}
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
