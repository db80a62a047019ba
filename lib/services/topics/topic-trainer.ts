import type { Example } from '@/lib/domain/topics/examples';
import { compileLexicon } from '@/lib/domain/topics/lexicon/compile';
import { THEMES } from '@/lib/domain/topics/lexicon/themes';
import { type Training, trainTopics } from '@/lib/domain/topics/model/train';

export interface TrainingJob {
  readonly examples: readonly Example[];
  /** Topics to be told apart even where no example names them. */
  readonly known: readonly string[];
  readonly seed: number;
}

export type OnStep = (done: number, of: number) => void;

/** Where a model is computed: in this thread, or in one of its own. */
export type TopicTrainer = (job: TrainingJob, onStep: OnStep) => Promise<Training>;

/** Keeps the thread busy for seconds: for commands and workers, not for a process that answers people. */
export const trainHere: TopicTrainer = async ({ examples, known, seed }, onStep) =>
  trainTopics(examples, { lexicon: compileLexicon(THEMES), known, seed, onStep });
