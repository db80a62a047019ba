import type { TrainingAnswer } from '@/lib/contract/topics';
import type { Actor } from '../actor';

/**
 * What the page «Темы» asks of the server that trains. Training and going back need the scope `labels`.
 * Errors: forbidden, not-found, conflict while a training runs.
 */
export interface TrainingDesk {
  state(): TrainingAnswer;
  /** Begins to train on what people confirmed; the answer tells that it runs. */
  start(actor: Actor): TrainingAnswer;
  /** Makes a version, or with null the lexicon, the one that reads, and reads anew what no person confirmed. */
  activate(actor: Actor, id: number | null): TrainingAnswer;
}
