'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { errorAnswer } from '@/lib/contract/http';
import { type TrainingAnswer, trainingAnswer } from '@/lib/contract/topics';
import styles from './topics.module.css';

interface Props {
  readonly versions: readonly { readonly id: number; readonly isActive: boolean }[];
}

const EVERY_MS = 1_000;
const TRAINING = '/api/v1/topics/training';
const isRunning = (now: TrainingAnswer | null) => now?.state === 'training' || now?.state === 'relabelling';
const failed = (message: string): TrainingAnswer => ({ state: 'failed', done: 0, of: 0, message });

async function ask(url: string, init?: RequestInit): Promise<TrainingAnswer> {
  const response = await fetch(url, init).catch(() => null);
  if (response === null) return failed('Нет связи с сервером: попробуйте ещё раз.');
  const body: unknown = await response.json().catch(() => null);
  const told = trainingAnswer.safeParse(body);
  if (told.success) return told.data;
  const refusal = errorAnswer.safeParse(body);
  return failed(refusal.success ? refusal.data.error.message : 'Сервер не ответил: попробуйте ещё раз.');
}

/** Trains a version on what people confirmed, or goes back to one, and tells how it goes. */
export function TrainingControls({ versions }: Props) {
  const router = useRouter();
  const [now, setNow] = useState<TrainingAnswer | null>(null);
  const runs = isRunning(now);

  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(async () => {
      const next = await ask(TRAINING);
      setNow(next);
      if (!isRunning(next)) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [runs, router]);

  const train = async () => setNow(await ask(TRAINING, { method: 'POST' }));
  const choose = async (version: number | null) =>
    setNow(
      await ask('/api/v1/topics/reader', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version }),
      }),
    );

  return (
    <div className={`${styles.choice} ${styles.training}`}>
      <button type="button" disabled={runs} onClick={train}>
        Обучить на подтверждённых
      </button>
      {versions.length > 0 && <ReaderChoice versions={versions} runs={runs} choose={choose} />}
      {now !== null && <Progress now={now} />}
    </div>
  );
}

interface ReaderChoiceProps extends Props {
  readonly runs: boolean;
  choose(version: number | null): Promise<void>;
}

function ReaderChoice({ versions, runs, choose }: ReaderChoiceProps) {
  const others = versions.filter(({ isActive }) => !isActive);
  const [chosen, setChosen] = useState('');
  const options = others.map(({ id }) => ({ value: String(id), name: `Версия ${id}` }));
  if (versions.some(({ isActive }) => isActive))
    options.push({ value: 'lexicon', name: 'Словарь без обучения' });
  return (
    <>
      <select
        aria-label="Версия, к которой вернуться"
        value={chosen}
        onChange={(e) => setChosen(e.target.value)}
      >
        <option value="" disabled>
          выберите версию
        </option>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={runs || chosen === ''}
        onClick={() => choose(chosen === 'lexicon' ? null : Number(chosen))}
      >
        Вернуть эту версию
      </button>
    </>
  );
}

function Progress({ now }: { now: TrainingAnswer }) {
  const isProblem = now.state === 'failed';
  return (
    <>
      {now.state === 'training' && now.of > 0 && (
        <progress value={now.done} max={now.of} aria-label="Шаги обучения" />
      )}
      <p role={isProblem ? 'alert' : 'status'} className={isProblem ? styles.problem : styles.done}>
        {now.message}
      </p>
    </>
  );
}
