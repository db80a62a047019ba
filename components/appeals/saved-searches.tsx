'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, type MouseEvent, useState } from 'react';
import type { SavedSearch } from '@/lib/contract/saved-search';
import { appealsHref, type Filters } from './appeals-url';
import styles from './saved-searches.module.css';

const PATH = '/api/v1/saved-searches';

interface SavedSearchesProps {
  readonly filters: Filters;
  readonly saved: readonly SavedSearch[];
}

async function ask(path: string, init: RequestInit): Promise<string | null> {
  try {
    const answer = await fetch(path, init);
    if (answer.ok) return null;
    const body: { error?: { message?: string } } = await answer.json();
    return body.error?.message ?? 'Не получилось: повторите.';
  } catch {
    return 'Сервер не отвечает: ничего не изменено, повторите.';
  }
}

/** The menu stays on the page that a link in it leads to: it must not cover what was asked for. */
function closeMenu({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest('details')?.removeAttribute('open');
}

/** Searches to come back to: those there are, and this one under a name. */
export function SavedSearches({ filters, saved }: SavedSearchesProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (path: string, init: RequestInit) => {
    const failed = await ask(path, init);
    setProblem(failed);
    if (failed === null) router.refresh();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = new FormData(form).get('name');
    form.reset();
    void change(PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, filters }),
    });
  };
  return (
    <details className={styles.menu}>
      <summary className={styles.button}>
        Сохранённые поиски{saved.length > 0 && ` · ${saved.length}`}
      </summary>
      <div className={styles.sheet}>
        {saved.length === 0 && <p>Пока ни одного. Выберите условия и дайте им имя.</p>}
        <ul>
          {saved.map(({ id, name, filters: own }) => (
            <li key={id}>
              <Link href={appealsHref(own)} prefetch={false} onClick={closeMenu}>
                {name}
              </Link>
              <button
                type="button"
                aria-label={`Удалить поиск «${name}»`}
                onClick={() => void change(`${PATH}/${id}`, { method: 'DELETE' })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        {Object.keys(filters).length > 0 && (
          <form onSubmit={save}>
            <label>
              <span className="visually-hidden">Имя поиска</span>
              <input name="name" required maxLength={80} placeholder="Имя этого поиска" autoComplete="off" />
            </label>
            <button type="submit">Сохранить</button>
          </form>
        )}
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {saved.length > 0 && (
          <a href={`${PATH}?download=1`} download>
            Скачать все (JSON)
          </a>
        )}
      </div>
    </details>
  );
}
