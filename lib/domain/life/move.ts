import type { Controller, Outcome } from './facts';

/** On what ground an answer's time is extended (59-ФЗ, ст. 12 ч. 2; ст. 10 ч. 2: запрос в другой орган). */
export const EXTENSION_GROUNDS = ['inquiry', 'survey', 'works', 'exceptional'] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

/** What stops the clock of a message: the author was asked, or does not let anybody in. 59-ФЗ knows no pause. */
export const PAUSE_GROUNDS = ['clarification', 'access'] as const;
export type PauseGround = (typeof PAUSE_GROUNDS)[number];

/**
 * Why an appeal lives again: its author disagrees, wrote the same again, the addressee sent it back, or the last
 * mark was a mistake. Only the first two begin a new round.
 */
export const REOPENING_BASES = ['dissatisfied', 'repeat', 'returned', 'mistake'] as const;
export type ReopeningBase = (typeof REOPENING_BASES)[number];

interface Reasoned {
  readonly reason: string;
}

/** What can be done with an appeal, with the facts that each needs. Times are epoch ms. */
export type Move =
  | { readonly kind: 'assign'; readonly department: string; readonly reason: string | null }
  | { readonly kind: 'take' }
  | { readonly kind: 'submit'; readonly text: string }
  | { readonly kind: 'approve' }
  | ({ readonly kind: 'return' } & Reasoned)
  | { readonly kind: 'interim'; readonly text: string }
  | {
      readonly kind: 'answer';
      readonly outcome: Outcome;
      readonly text: string;
      /** «Запланировано до»; null for the other outcomes. */
      readonly until: number | null;
    }
  | { readonly kind: 'close'; readonly reason: string | null }
  | ({ readonly kind: 'redirect'; readonly to: string; readonly isAuthorTold: boolean } & Reasoned)
  | ({ readonly kind: 'not-competent' } & Reasoned)
  | { readonly kind: 'hand-over'; readonly number: string; readonly at: number; readonly takenBy: string }
  | ({ readonly kind: 'withdraw' } & Reasoned)
  | ({ readonly kind: 'reopen'; readonly base: ReopeningBase } & Reasoned)
  | ({
      readonly kind: 'extend';
      readonly amount: number;
      readonly ground: ExtensionGround;
      readonly isAuthorTold: boolean;
    } & Reasoned)
  | { readonly kind: 'notice' }
  | { readonly kind: 'fast-track-on' }
  | ({ readonly kind: 'fast-track-off' } & Reasoned)
  | { readonly kind: 'control-set'; readonly controller: Controller; readonly until: number }
  | { readonly kind: 'control-off'; readonly controller: Controller; readonly reason: string | null }
  | ({ readonly kind: 'pause'; readonly ground: PauseGround } & Reasoned)
  | { readonly kind: 'resume' }
  | { readonly kind: 'promise-kept' }
  | ({ readonly kind: 'promise-broken' } & Reasoned);

export const MOVE_KINDS = [
  'assign',
  'take',
  'submit',
  'approve',
  'return',
  'interim',
  'answer',
  'close',
  'redirect',
  'not-competent',
  'hand-over',
  'withdraw',
  'reopen',
  'extend',
  'notice',
  'fast-track-on',
  'fast-track-off',
  'control-set',
  'control-off',
  'pause',
  'resume',
  'promise-kept',
  'promise-broken',
] as const satisfies readonly Move['kind'][];
export type MoveKind = Move['kind'];

export type MoveOf<K extends MoveKind> = Extract<Move, { readonly kind: K }>;
