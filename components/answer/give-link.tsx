'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { sendJson } from '@/components/desk/send-json';
import { answerLinkMade } from '@/lib/contract/answer-link';
import type { AnswerTarget } from '@/lib/domain/answer-link';
import own from './answer.module.css';

interface Props {
  readonly target: AnswerTarget;
  readonly targetId: number;
  readonly department: string;
}

interface Given {
  readonly address: string;
  readonly message: string;
}

/** Makes a link and shows its address, which is never shown again. */
export function GiveLink({ target, targetId, department }: Props) {
  const router = useRouter();
  const [given, setGiven] = useState<Given | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);

  async function give(): Promise<void> {
    const sent = await sendJson('/api/v1/answer-links', { target, targetId, department });
    setFault(sent.ok ? null : [sent.refusal.message, ...Object.values(sent.refusal.fields)].join(': '));
    if (!sent.ok) return;
    const { path, message } = answerLinkMade.parse(sent.body);
    setGiven({ address: `${location.origin}${path}`, message });
    setCopied(false);
    router.refresh();
  }

  async function copy(address: string): Promise<void> {
    // Only a secure origin has a clipboard; elsewhere the address is selected by hand.
    await navigator.clipboard?.writeText(address).then(() => setCopied(true));
  }

  return (
    <div className={own.give}>
      <div className={styles.actions}>
        <button type="button" onClick={() => void give()}>
          Дать исполнителю ссылку для ответа
        </button>
        {fault !== null && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
      </div>
      {given !== null && (
        <div className={styles.form} role="status">
          <div className={`${styles.field} ${styles.wide}`}>
            <label htmlFor="given-link">Готово: {given.message}. Адрес показывается один раз</label>
            <input
              id="given-link"
              readOnly
              value={given.address}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
          <div className={styles.actions}>
            <button type="button" onClick={() => void copy(given.address)}>
              {isCopied ? 'Скопировано' : 'Скопировать адрес'}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
