import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { placeTitle } from '@/lib/domain/problems/place-title';
import type { PlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import {
  type Cluster,
  type Finding,
  judge,
  ProblemBoard,
  type ProblemRules,
} from '@/lib/domain/problems/problem-board';
import { type Trace, traceOf } from '@/lib/domain/problems/trace';
import type { NewProblem } from './problem-rows';
import type { StoredSignal } from './read-signals';

/** The board of a store, with the numbers that its groups have as problems. */
export class ProblemMemory {
  readonly board: ProblemBoard;
  readonly #rules: ProblemRules;
  readonly vocabulary: PlaceVocabulary;
  readonly #numberOf = new Map<number, number>();
  readonly #clusterOf = new Map<number, Cluster>();

  constructor(rules: ProblemRules, vocabulary: PlaceVocabulary) {
    this.#rules = rules;
    this.vocabulary = vocabulary;
    this.board = new ProblemBoard(rules);
  }

  trace({ signal }: StoredSignal): Trace {
    return traceOf(signal, this.vocabulary);
  }

  numberOf(cluster: Cluster): number | null {
    return this.#numberOf.get(cluster.id) ?? null;
  }

  clusterOf(problemId: number): Cluster | null {
    return this.#clusterOf.get(problemId) ?? null;
  }

  problemIds(): IterableIterator<number> {
    return this.#clusterOf.keys();
  }

  name(cluster: Cluster, problemId: number): void {
    this.#numberOf.set(cluster.id, problemId);
    this.#clusterOf.set(problemId, cluster);
  }

  /** Puts an appeal where the store says that it belongs. */
  restore(stored: StoredSignal): void {
    const { problemId } = stored;
    const known = problemId === null ? null : this.clusterOf(problemId);
    const cluster = this.board.put(this.trace(stored), known);
    if (problemId !== null && known === null) this.name(cluster, problemId);
  }

  part(appealId: number, problemId: number): void {
    const cluster = this.clusterOf(problemId);
    if (cluster !== null) this.board.part(appealId, cluster);
  }

  /** Takes in what is new or changed; null when it stays where it was. */
  take(stored: StoredSignal, isByRule: boolean): { finding: Finding; hasLeft: boolean } | null {
    const trace = this.trace(stored);
    const current = this.board.clusterOf(trace.id);
    if (current === null || (current.members.size === 1 && this.numberOf(current) === null)) {
      return { finding: this.board.take(trace), hasLeft: false };
    }
    const before = current.members.get(trace.id);
    const isMoved = before !== undefined && isOtherMatter(before, trace);
    if (!isMoved || !isByRule || this.#stillBelongs(trace, current)) {
      this.board.put(trace, current);
      return null;
    }
    this.board.remove(trace.id);
    return { finding: this.board.take(trace), hasLeft: true };
  }

  #stillBelongs(trace: Trace, { id, members, last }: Cluster): boolean {
    const others = new Map([...members].filter(([member]) => member !== trace.id));
    if (others.size === 0) return true;
    return (judge(trace, { id, members: others, last })?.score ?? 0) >= this.#rules.suggest;
  }

  /** What a problem is called by, from its members; the topic that most of them have. */
  describe({ members, last }: Cluster): NewProblem {
    const traces = [...members.values()];
    return {
      topic: mostCommon(traces.map(({ topic }) => topic)) ?? UNDETERMINED_TOPIC,
      district: mostCommon(traces.map(({ district }) => district)),
      place: placeTitle(
        traces.map(({ places }) => places),
        this.vocabulary,
      ),
      last,
    };
  }
}

function isOtherMatter(before: Trace, after: Trace): boolean {
  const facts = ({ topic, cell, district, places, stems }: Trace) =>
    JSON.stringify([
      topic,
      cell,
      district,
      [...places.names],
      places.quarters,
      places.areas,
      places.objects,
      stems,
    ]);
  return facts(before) !== facts(after);
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
