'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { errorAnswer } from '@/lib/contract/http';
import { topicConfirmed } from '@/lib/contract/topics';
import styles from './topics.module.css';

export interface TopicOption {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

interface Props {
  readonly appeal: number;
  /** What stands chosen: one press confirms it. */
  readonly chosen: string | null;
  readonly options: readonly TopicOption[];
}

async function problemOf(response: Response): Promise<string> {
  const parsed = errorAnswer.safeParse(await response.json().catch(() => null));
  return parsed.success ? parsed.data.error.message : 'Сервер не ответил: попробуйте ещё раз.';
}

function inGroups(options: readonly TopicOption[]): [string, TopicOption[]][] {
  const groups = new Map<string, TopicOption[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}

/** Confirms the chosen topic of an appeal, or gives it another one. */
export function TopicChoice({ appeal, chosen, options }: Props) {
  const router = useRouter();
  const [words, setWords] = useState<{ text: string; isProblem: boolean } | null>(null);

  async function send(topic: string): Promise<void> {
    const response = await fetch(`/api/v1/appeals/${appeal}/topic`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ topic }),
    }).catch(() => null);
    if (response === null) setWords({ text: 'Нет связи с сервером: попробуйте ещё раз.', isProblem: true });
    else if (!response.ok) setWords({ text: await problemOf(response), isProblem: true });
    else {
      setWords({ text: topicConfirmed.parse(await response.json()).message, isProblem: false });
      router.refresh();
    }
  }

  function confirm(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const topic = new FormData(event.currentTarget).get('topic');
    if (typeof topic === 'string' && topic !== '') void send(topic);
  }

  return (
    <form className={styles.choice} onSubmit={confirm}>
      <select name="topic" aria-label={`Тема записи № ${appeal}`} defaultValue={chosen ?? ''} required>
        <option value="" disabled>
          выберите тему
        </option>
        {inGroups(options).map(([group, list]) => (
          <optgroup key={group} label={group}>
            {list.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="submit">Подтвердить</button>
      {words !== null && (
        <p
          role={words.isProblem ? 'alert' : 'status'}
          className={words.isProblem ? styles.problem : styles.done}
        >
          {words.text}
        </p>
      )}
    </form>
  );
}
