import { type PairwiseScore, pairwiseScore } from '@/lib/domain/problems/pairwise';
import type { PlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { ProblemBoard, type ProblemRules } from '@/lib/domain/problems/problem-board';
import { traceOf } from '@/lib/domain/problems/trace';
import type { Example } from './read-examples';

export interface Judged {
  readonly score: PairwiseScore;
  readonly truths: number;
  readonly groups: number;
  /** Of the messages that stayed out of a group of theirs that was there: how many were offered it. */
  readonly offered: { readonly right: number; readonly missed: number };
  readonly items: readonly { readonly truth: string; readonly found: string; readonly example: Example }[];
}

/** Takes the messages one by one, as a day brings them, and compares what came together with the truth. */
export function judgeExamples(
  examples: readonly Example[],
  setting: { rules: ProblemRules; vocabulary: PlaceVocabulary },
): Judged {
  const board = new ProblemBoard(setting.rules);
  const truthOf = new Map(examples.map(({ signal, truth }) => [signal.id, truth]));
  let right = 0;
  let missed = 0;
  for (const { signal, truth } of examples) {
    const hasGroup = [...board.clusters()].some(({ members }) =>
      [...members.keys()].some((id) => truthOf.get(id) === truth),
    );
    const { join, suggestions } = board.take(traceOf(signal, setting.vocabulary));
    if (!hasGroup || join !== null) continue;
    missed++;
    const isOffered = suggestions.some(({ cluster }) =>
      [...cluster.members.keys()].some((id) => truthOf.get(id) === truth && id !== signal.id),
    );
    if (isOffered) right++;
  }
  const items = examples.map((example) => ({
    truth: example.truth,
    found: String(board.clusterOf(example.signal.id)?.id),
    example,
  }));
  return {
    score: pairwiseScore(items),
    truths: new Set(examples.map(({ truth }) => truth)).size,
    groups: new Set(items.map(({ found }) => found)).size,
    offered: { right, missed },
    items,
  };
}
