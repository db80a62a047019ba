import type { Example } from '../examples';
import type { Lexicon } from '../lexicon/compile';
import { type Judged, type Quality, qualityOf } from '../metrics';
import { shares, topTwo } from '../reading';
import { clusterNearDuplicates, foldClusters } from '../split';
import { type Corpus, corpusOf, learn, scoresAt } from './learn';
import type { Calibration, TopicModel } from './topic-model';

const FOLDS = 4;

export interface Training {
  readonly model: TopicModel;
  /** Measured on rows that the judging model had not seen. */
  readonly quality: Quality;
}

export interface TrainOptions {
  readonly lexicon: Lexicon;
  readonly seed: number;
  /** Groups to be told apart even where no example names them. */
  readonly known?: readonly string[];
  onStep?(done: number, of: number): void;
}

/**
 * Learns topics from examples of at least two groups: one-vs-rest linear SVM over stems, pairs, character n-grams
 * and the evidence of the lexicon, with sentences known beforehand beside the examples. Confidence is calibrated on
 * folds that keep near-duplicates together. The same examples, order and seed give the same model.
 */
export function trainTopics(examples: readonly Example[], options: TrainOptions): Training {
  const corpus = corpusOf(examples, options);
  const kept = judgeByFolds(corpus, examples, options);
  options.onStep?.(FOLDS, FOLDS + 1);
  const { rowAt: _, ...model } = learn(corpus, [...examples.keys()], options);
  const sharpness = bestSharpness(kept);
  const quality = qualityOf(kept.map((row) => judge(row, corpus.groups, sharpness)));
  const calibration: Calibration = { sharpness, threshold: quality.sure.threshold };
  options.onStep?.(FOLDS + 1, FOLDS + 1);
  return { model: { ...model, calibration }, quality };
}

function judgeByFolds(corpus: Corpus, examples: readonly Example[], options: TrainOptions): KeptRow[] {
  const clusters = clusterNearDuplicates(examples.map(({ text }) => text));
  const folds = foldClusters(clusters, { folds: FOLDS, seed: options.seed });
  const kept: KeptRow[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = rowsWhere(folds, (own) => own !== fold);
    const outside = rowsWhere(folds, (own) => own === fold);
    options.onStep?.(fold, FOLDS + 1);
    if (inside.length === 0 || outside.length === 0) continue;
    const fitted = learn(corpus, inside, options);
    for (const i of outside) kept.push({ scores: scoresAt(fitted, i), label: corpus.labels[i] ?? 0 });
  }
  return kept;
}

function rowsWhere(folds: Int32Array, isMeant: (fold: number) => boolean): number[] {
  return [...folds.keys()].filter((i) => isMeant(folds[i] ?? 0));
}

interface KeptRow {
  readonly scores: Float64Array;
  readonly label: number;
}

/** The inverse temperature under which the kept rows are likeliest. */
function bestSharpness(kept: readonly KeptRow[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let sharpness = 0.5; sharpness <= 8; sharpness += 0.25) {
    let loss = 0;
    for (const { scores, label } of kept) loss -= Math.log(shares(scores, sharpness)[label] ?? 1e-9);
    if (loss < least) {
      least = loss;
      best = sharpness;
    }
  }
  return best;
}

function judge({ scores, label }: KeptRow, groups: readonly string[], sharpness: number): Judged {
  const parts = shares(scores, sharpness);
  const [first] = topTwo(parts);
  return { truth: groups[label] ?? '', said: groups[first] ?? null, confidence: parts[first] ?? 0 };
}
