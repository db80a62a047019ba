'use client';

import { useCallback, useRef, useState } from 'react';
import { type SearchItem, searchAnswer } from '@/lib/contract/search';
import { apiQuery, type Filters } from './appeals-url';

const PAGE = 200;

export interface Pages {
  readonly items: readonly SearchItem[];
  readonly isFailed: boolean;
  /** Whether the end of the list is here. */
  readonly isComplete: boolean;
  /** Asks for the next page unless one is on its way. */
  more(): void;
}

interface FirstPage {
  readonly items: readonly SearchItem[];
  readonly next: string | null;
}

/** A list that grows by pages from where the first one ended. */
export function useMorePages(filters: Filters, first: FirstPage): Pages {
  const [items, setItems] = useState(first.items);
  const [next, setNext] = useState(first.next);
  const [isFailed, setFailed] = useState(false);
  const isAsking = useRef(false);

  const more = useCallback(() => {
    if (next === null || isAsking.current) return;
    isAsking.current = true;
    setFailed(false);
    readPage(filters, next)
      .then(
        (page) => {
          setItems((known) => [...known, ...page.items]);
          setNext(page.next);
        },
        () => setFailed(true),
      )
      .finally(() => {
        isAsking.current = false;
      });
  }, [filters, next]);

  return { items, isFailed, isComplete: next === null, more };
}

async function readPage(filters: Filters, cursor: string): Promise<FirstPage> {
  const query = apiQuery(filters, { cursor, limit: String(PAGE), facets: '0' });
  const answer = await fetch(`/api/v1/search?${query}`);
  if (!answer.ok) throw new Error(`search answered ${answer.status}`);
  return searchAnswer.parse(await answer.json());
}
