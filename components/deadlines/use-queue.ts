'use client';

import { useEffect, useState } from 'react';
import { type SearchAnswer, searchAnswer } from '@/lib/contract/search';
import type { Kind } from '@/lib/domain/appeal';

export type QueueItem = SearchAnswer['items'][number];

export interface Queue {
  /** As it stood when it was last shown: nothing moves under the cursor. */
  readonly items: readonly QueueItem[];
  /** How many have come, or gone before these, since. */
  readonly fresh: number;
  readonly error: string | null;
  show(): void;
}

const EVERY_MS = 15_000;
const LIMIT = 20;

async function readQueue(kind: Kind, signal: AbortSignal): Promise<readonly QueueItem[]> {
  const query = new URLSearchParams({ kind, sort: 'deadline', facets: '0', limit: String(LIMIT) });
  const response = await fetch(`/api/v1/search?${query}`, { signal });
  if (!response.ok) throw new Error('Очередь сейчас не прочитать. Повторим через 15 секунд.');
  return searchAnswer.parse(await response.json()).items.filter(isWaiting);
}

const isWaiting = ({ dueAt, answeredAt, closedAt }: QueueItem) =>
  dueAt !== null && answeredAt === null && closedAt === null;

/** The open records by their due times, read again and again but shown anew only when asked. */
export function useQueue(kind: Kind): Queue {
  const [shown, setShown] = useState<readonly QueueItem[] | null>(null);
  const [latest, setLatest] = useState<readonly QueueItem[]>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      try {
        const items = await readQueue(kind, ending.signal);
        setLatest(items);
        setShown((known) => known ?? items);
        setError(null);
      } catch (reason) {
        if (!ending.signal.aborted) setError(reason instanceof Error ? reason.message : 'Нет связи.');
      }
      if (!ending.signal.aborted) timer = setTimeout(read, EVERY_MS);
    };
    void read();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [kind]);
  const known = new Set(shown?.map(({ id }) => id));
  return {
    items: shown ?? [],
    fresh: latest.filter(({ id }) => !known.has(id)).length,
    error,
    show: () => setShown(latest),
  };
}
