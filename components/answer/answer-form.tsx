'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { answerDone } from '@/lib/contract/answer-link';
import { OUTCOMES, type Outcome } from '@/lib/domain/life/facts';
import { OUTCOME_WORDS } from './answer-words';

/** An organisation without an account writes its answer; the centre decides of it. */
export function AnswerForm({ secret }: { secret: string }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('solved');
  const [until, setUntil] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<string | null>(null);

  async function send(): Promise<void> {
    const promisedUntil = outcome === 'planned' && until !== '' ? new Date(until).toISOString() : null;
    const sent = await sendJson(`/api/v1/answers/${secret}`, { text, outcome, promisedUntil });
    setRefusal(sent.ok ? null : sent.refusal);
    setDone(sent.ok ? answerDone.parse(sent.body).message : null);
    if (!sent.ok) return;
    setText('');
    router.refresh();
  }

  return (
    <div className={styles.form}>
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor="answer-text">Что сделано или что ответить автору</label>
        <textarea
          id="answer-text"
          value={text}
          aria-invalid={refusal?.fields.text !== undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="answer-outcome">Итог</label>
        <select
          id="answer-outcome"
          value={outcome}
          onChange={({ target }) => setOutcome(OUTCOMES.find((one) => one === target.value) ?? 'solved')}
        >
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {OUTCOME_WORDS[one]}
            </option>
          ))}
        </select>
      </div>
      {outcome === 'planned' && (
        <div className={styles.field}>
          <label htmlFor="answer-until">До какого времени</label>
          <input
            id="answer-until"
            type="datetime-local"
            value={until}
            aria-invalid={refusal?.fields.promisedUntil !== undefined}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
      )}
      <div className={styles.actions}>
        <button type="button" className={styles.main} onClick={() => void send()}>
          Отправить центру
        </button>
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {[refusal.message, ...Object.values(refusal.fields)].join(': ')}
          </p>
        )}
        {done !== null && (
          <p role="status" className={styles.done}>
            {done}
          </p>
        )}
      </div>
    </div>
  );
}
