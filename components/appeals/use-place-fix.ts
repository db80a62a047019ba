'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { errorAnswer } from '@/lib/contract/http';
import { type PlaceFix, placeFixed } from '@/lib/contract/place';

export interface PlaceFixing {
  readonly isBusy: boolean;
  /** What became of the last attempt, in words. */
  readonly said: string | null;
  fix(place: PlaceFix): void;
}

const LOST = 'место не записано: сервер не ответил, попробуйте ещё раз';

async function put(id: number, place: PlaceFix): Promise<{ isDone: boolean; words: string }> {
  const response = await fetch(`/api/v1/appeals/${id}/place`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(place),
  });
  const body: unknown = await response.json();
  const done = placeFixed.safeParse(body);
  if (response.ok && done.success) return { isDone: true, words: done.data.message };
  const refused = errorAnswer.safeParse(body);
  const [first] = refused.success ? refused.data.error.errors : [];
  const words = refused.success ? refused.data.error.message : LOST;
  return { isDone: false, words: first === undefined ? words : `${words}: ${first.message}` };
}

/** Puts a record where a person says, and draws the page anew. */
export function usePlaceFix(id: number): PlaceFixing {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const [said, setSaid] = useState<string | null>(null);
  return {
    isBusy,
    said,
    fix(place) {
      startTransition(async () => {
        setSaid(null);
        const { isDone, words } = await put(id, place).catch(() => ({ isDone: false, words: LOST }));
        setSaid(words);
        if (isDone) router.refresh();
      });
    },
  };
}
