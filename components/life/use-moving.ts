'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { MovesAnswer } from '@/lib/contract/life';
import type { MoveKind } from '@/lib/domain/life/move';
import { MASK } from '@/lib/domain/personal-data';
import { moveBody, type Typed } from './move-body';
import { UNDO_HINTS } from './move-fields';
import { newRequestKey, type Sent, sendMove } from './send-move';

type Refused = Extract<Sent, { ok: false }>;

export interface Moving {
  readonly open: MoveKind | null;
  readonly typed: Typed;
  readonly refused: Refused | null;
  readonly done: string | null;
  readonly isBusy: boolean;
  choose(kind: MoveKind | null): void;
  type(field: string, text: string): void;
  send(): Promise<void>;
}

type AllTyped = Readonly<Partial<Record<MoveKind, Typed>>>;

function firstTyped({ draft, department }: MovesAnswer): AllTyped {
  return {
    // A draft with something masked in it must be written anew, not sent with its dots.
    ...(draft !== null && !draft.includes(MASK) && { answer: { text: draft }, submit: { text: draft } }),
    ...(department !== null && { assign: { department } }),
  };
}

/** One open form at a time; what was typed stays by its move until that move is made. */
export function useMoving(told: MovesAnswer, zone: string): Moving {
  const router = useRouter();
  const [open, setOpen] = useState<MoveKind | null>(null);
  const [typed, setTyped] = useState<AllTyped>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const requestKey = useRef<string | null>(null);
  const own = open === null ? {} : (typed[open] ?? firstTyped(told)[open] ?? {});

  async function send(): Promise<void> {
    if (open === null || isBusy) return;
    setBusy(true);
    const move = moveBody(open, own, zone);
    requestKey.current ??= newRequestKey();
    const sent = await sendMove(told.id, { version: told.version, move }, requestKey.current);
    setBusy(false);
    if (sent.ok || !sent.isLost) requestKey.current = null;
    if (sent.ok) {
      setTyped(({ [open]: _made, ...rest }) => rest);
      setDone([`${sent.words}.`, UNDO_HINTS[open]].filter(Boolean).join(' '));
      setOpen(null);
    }
    setRefused(sent.ok ? null : sent);
    if (sent.ok || sent.isStale) router.refresh();
  }

  return {
    open,
    typed: own,
    refused,
    done,
    isBusy,
    send,
    choose(kind) {
      requestKey.current = null;
      setOpen(kind);
      setRefused(null);
      setDone(null);
    },
    type(field, text) {
      requestKey.current = null;
      if (open !== null) setTyped((all) => ({ ...all, [open]: { ...own, [field]: text } }));
    },
  };
}
