'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import record from '@/components/appeals/record.module.css';
import styles from '@/components/desk/forms.module.css';
import { sendJson } from '@/components/desk/send-json';
import { type AnswerProposal, type AnswerTarget, answerLinkMade } from '@/lib/contract/answer-link';
import { OUTCOME_WORDS } from './answer-form';

interface Props {
  readonly target: AnswerTarget;
  readonly targetId: number;
  /** Who would answer by a link; null where nobody does. */
  readonly department: string | null;
  readonly proposals: readonly AnswerProposal[];
  readonly mayDecide: boolean;
}

const STATES = { waiting: 'ждёт решения', accepted: 'принят', returned: 'возвращён' } as const;

/** What came by links, to be taken or given back, and a new link. Nothing where there is neither. */
export function AnswerCard({ target, targetId, department, proposals, mayDecide }: Props) {
  const router = useRouter();
  const [told, setTold] = useState<string | null>(null);
  const [reason, setReason] = useState('');

  async function decide(id: number, body: object): Promise<void> {
    const sent = await sendJson(`/api/v1/answer-proposals/${id}/decision`, body);
    setTold(sent.ok ? null : [sent.refusal.message, ...Object.values(sent.refusal.fields)].join(': '));
    if (sent.ok) router.refresh();
  }

  async function give(): Promise<void> {
    const sent = await sendJson('/api/v1/answer-links', { target, targetId, department });
    if (!sent.ok) return setTold([sent.refusal.message, ...Object.values(sent.refusal.fields)].join(': '));
    const { path, message } = answerLinkMade.parse(sent.body);
    setTold(`${message}. Показывается один раз: ${location.origin}${path}`);
  }

  if (proposals.length === 0 && !(mayDecide && department !== null)) return null;
  return (
    <section aria-labelledby="answers-heading">
      <h2 id="answers-heading">Ответы по ссылке</h2>
      {proposals.map(({ id, text, outcome, state, returnReason }) => (
        <div key={id} className={record.text}>
          <p className={record.words}>{text}</p>
          <p className={record.note}>
            Итог: {OUTCOME_WORDS[outcome]}; {STATES[state]}
            {returnReason !== null && `: ${returnReason}`}
          </p>
          {mayDecide && state === 'waiting' && (
            <div className={styles.form}>
              <div className={styles.field}>
                <label htmlFor={`reason-${id}`}>Замечание, если возвращаете</label>
                <input
                  id={`reason-${id}`}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </div>
              <div className={styles.actions}>
                <button
                  type="button"
                  className={styles.main}
                  onClick={() => void decide(id, { decision: 'accept' })}
                >
                  Принять
                </button>
                <button type="button" onClick={() => void decide(id, { decision: 'return', reason })}>
                  Вернуть
                </button>
              </div>
            </div>
          )}
        </div>
      ))}
      {mayDecide && department !== null && (
        <div className={styles.actions}>
          <button type="button" onClick={() => void give()}>
            Дать исполнителю ссылку для ответа
          </button>
        </div>
      )}
      {told !== null && <p role="status">{told}</p>}
    </section>
  );
}
