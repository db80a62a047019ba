'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { sendJson } from '@/components/desk/send-json';

/** Takes the last replacement of the rules back. */
export function UndoRun({ run, words }: { run: number; words: string }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);

  async function undo(): Promise<void> {
    const sent = await sendJson(`/api/v1/routing/runs/${run}/undo`, {});
    setFault(sent.ok ? null : [sent.refusal.message, ...Object.values(sent.refusal.fields)].join(': '));
    if (sent.ok) router.refresh();
  }

  return (
    <div className={styles.actions}>
      <span>{words}</span>
      <button type="button" onClick={() => void undo()}>
        Отменить замену № {run}
      </button>
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
