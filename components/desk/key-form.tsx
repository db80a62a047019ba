'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { errorAnswer } from '@/lib/contract/http';
import styles from './key-form.module.css';

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  ingest: 'принимать и дополнять записи',
  labels: 'решать о темах',
  places: 'исправлять место',
  problems: 'соединять и разделять проблемы',
  reveal: 'видеть личные данные',
  instructions: 'давать поручения и отчитываться',
  outages: 'вносить и менять отключения и события',
  settings: 'менять сроки, календарь и другие настройки',
  indicators: 'фиксировать и исправлять показатели месяца',
  work: 'работать с записями',
  control: 'ставить на контроль и снимать с него',
};

const ISSUE = 'npm run token -- --name ИМЯ --scope ingest,labels';

async function problemOf(response: Response): Promise<string> {
  const parsed = errorAnswer.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return 'Сервер не ответил: попробуйте ещё раз.';
  const { message, errors } = parsed.data.error;
  return errors[0]?.message ?? message;
}

/** Gives this browser a key for a shift, and takes it away again. */
export function KeyForm({ name, scopes }: { name: string; scopes: readonly string[] }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);

  async function send(method: 'POST' | 'DELETE', body: string | null): Promise<void> {
    const response = await fetch('/api/v1/session', {
      method,
      headers: { 'content-type': 'application/json' },
      body,
    }).catch(() => null);
    if (response?.ok === true) {
      setProblem(null);
      router.refresh();
    } else {
      setProblem(response === null ? 'Нет связи с сервером: попробуйте ещё раз.' : await problemOf(response));
    }
  }

  function give(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const token = new FormData(event.currentTarget).get('token');
    void send('POST', JSON.stringify({ token }));
  }

  if (scopes.length > 0) {
    return (
      <section className={styles.card}>
        <h2>{name}</h2>
        <p>С этим ключом можно: {scopes.map((scope) => SCOPE_WORDS[scope] ?? scope).join(', ')}.</p>
        <button type="button" onClick={() => void send('DELETE', null)}>
          Убрать ключ из этого браузера
        </button>
        {problem !== null && <p role="alert">{problem}</p>}
      </section>
    );
  }
  return (
    <form className={styles.card} onSubmit={give}>
      <label htmlFor="key">Вставьте ключ</label>
      <div className={styles.row}>
        <input id="key" name="token" type="password" autoComplete="off" spellCheck={false} required />
        <button type="submit">Взять</button>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <p className={styles.hint}>
        Ключ печатает администратору команда <code>{ISSUE}</code>. Браузер держит его двенадцать часов.
      </p>
    </form>
  );
}
