'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { type InstructionLink, instructionChanged } from '@/lib/contract/instruction';
import { DUE_PRESETS, DUE_WORDS } from '@/lib/domain/instructions/due';

interface Props {
  readonly text: string;
  readonly executor: string | null;
  readonly links: readonly InstructionLink[];
  readonly departments: readonly { readonly value: string; readonly name: string }[];
}

/** Opened by one press, given by the next: the text and the executor stand ready, the button is the term. */
export function GiveInstruction({ text: ready, executor: known, links, departments }: Props) {
  const router = useRouter();
  const [text, setText] = useState(ready);
  const [executor, setExecutor] = useState(known ?? departments[0]?.value ?? '');
  const [at, setAt] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<string | null>(null);

  async function give(due: string): Promise<void> {
    const sent = await sendJson('/api/v1/instructions', { text, executor, due, links });
    setRefusal(sent.ok ? null : sent.refusal);
    setDone(sent.ok ? instructionChanged.parse(sent.body).message : null);
    if (sent.ok) router.refresh();
  }

  return (
    <details className={styles.fold}>
      <summary>Поручить</summary>
      <div className={styles.form}>
        <div className={`${styles.field} ${styles.wide}`}>
          <label htmlFor="instruction-text">Что сделать</label>
          <textarea
            id="instruction-text"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="instruction-executor">Исполнитель</label>
          <select
            id="instruction-executor"
            value={executor}
            onChange={(event) => setExecutor(event.currentTarget.value)}
          >
            {departments.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.field}>
          <label htmlFor="instruction-due">Или срок по часам этого устройства</label>
          <input
            id="instruction-due"
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </div>
        <div className={styles.actions}>
          {DUE_PRESETS.map((preset) => (
            <button key={preset} type="button" className={styles.main} onClick={() => void give(preset)}>
              Поручить: {DUE_WORDS[preset]}
            </button>
          ))}
          {at !== '' && (
            <button type="button" onClick={() => void give(new Date(at).toISOString())}>
              Поручить к этому сроку
            </button>
          )}
        </div>
        {refusal !== null && (
          <p role="alert" className={`${styles.fault} ${styles.wide}`}>
            {[refusal.message, ...Object.values(refusal.fields)].join(': ')}
          </p>
        )}
        {done !== null && (
          <p role="status" className={`${styles.done} ${styles.wide}`}>
            {done}
          </p>
        )}
      </div>
    </details>
  );
}
