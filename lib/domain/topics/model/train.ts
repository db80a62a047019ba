import type { Example } from '../examples';
import { mapThemes } from '../groups';
import type { Lexicon } from '../lexicon/compile';
import { type Judged, type Quality, qualityOf } from '../metrics';
import { shares, topTwo } from '../reading';
import { clusterNearDuplicates, foldClusters } from '../split';
import { type Matrix, matrixOf } from './matrix';
import { trainSvm } from './svm';
import { type TextTerms, termsOf } from './terms';
import { type Calibration, scoreRow, type TopicModel } from './topic-model';
import { type Blocks, createVectoriser, learnVocabulary, type Vectoriser } from './vectoriser';

/** Chosen by cross-validation over seeds on the shared file, never by its rows. */
const BLOCKS: Blocks = { stems: 1, pieces: 1, themes: 1 };
const COST = 0.5;
/** Rare groups count somewhat more than their rows: (others / members) to this power. */
const BALANCE = 0.2;
/** What the lexicon's own opinion weighs beside what was learned. */
const OPINION = 0.5;
const FOLDS = 4;

export interface Training {
  readonly model: TopicModel;
  /** Measured on rows that the judging model had not seen. */
  readonly quality: Quality;
}

export interface TrainOptions {
  readonly lexicon: Lexicon;
  readonly seed: number;
  onStep?(done: number, of: number): void;
}

interface Corpus {
  readonly terms: readonly TextTerms[];
  readonly labels: readonly number[];
  readonly groups: readonly string[];
}

type Fitted = Omit<TopicModel, 'calibration'> & { readonly vectoriser: Vectoriser };

/**
 * Learns topics from examples of at least two groups: one-vs-rest linear SVM over stems, pairs, character n-grams
 * and the evidence of the lexicon. Confidence is calibrated on folds that keep near-duplicates together. The same
 * examples, order and seed give the same model.
 */
export function trainTopics(examples: readonly Example[], options: TrainOptions): Training {
  const corpus = corpusOf(examples);
  const folds = foldClusters(clusterNearDuplicates(examples.map(({ text }) => text)), {
    folds: FOLDS,
    seed: options.seed,
  });
  const kept: { scores: Float64Array; label: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = rowsWhere(folds, (own) => own !== fold);
    const outside = rowsWhere(folds, (own) => own === fold);
    options.onStep?.(fold, FOLDS + 1);
    if (inside.length === 0 || outside.length === 0) continue;
    const fitted = learn(corpus, inside, options);
    for (const i of outside)
      kept.push({ scores: scoresOf(fitted, corpus.terms[i]), label: corpus.labels[i] ?? 0 });
  }
  options.onStep?.(FOLDS, FOLDS + 1);
  const { vectoriser: _, ...model } = learn(
    corpus,
    rowsWhere(folds, () => true),
    options,
  );
  const sharpness = bestSharpness(kept);
  const quality = qualityOf(kept.map((row) => judge(row, corpus.groups, sharpness)));
  const calibration: Calibration = { sharpness, threshold: quality.sure.threshold };
  return { model: { ...model, calibration }, quality };
}

function corpusOf(examples: readonly Example[]): Corpus {
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
  const numbers = new Map(groups.map((group, i) => [group, i]));
  return {
    groups,
    labels: examples.map(({ group }) => numbers.get(group) ?? 0),
    terms: examples.map(({ text }) => termsOf(text)),
  };
}

function rowsWhere(folds: Int32Array, isMeant: (fold: number) => boolean): number[] {
  return [...folds.keys()].filter((i) => isMeant(folds[i] ?? 0));
}

function learn(corpus: Corpus, rows: readonly number[], { lexicon, seed }: TrainOptions): Fitted {
  const terms = rows.flatMap((i) => corpus.terms[i] ?? []);
  const vocabulary = learnVocabulary(terms);
  const vectoriser = createVectoriser(vocabulary, lexicon, BLOCKS);
  const matrix = matrixOf(
    terms.map((text) => vectoriser.row(text)),
    vectoriser.size,
  );
  const labels = rows.map((i) => corpus.labels[i] ?? 0);
  const width = corpus.groups.length;
  const weights = new Float32Array(vectoriser.size * width);
  for (let group = 0; group < width; group++) {
    const own = weightsOf(matrix, labels, { group, seed });
    own.forEach((weight, id) => {
      weights[id * width + group] = weight;
    });
  }
  mapThemes(lexicon.themes, corpus.groups).forEach((group, theme) => {
    if (group === null) return;
    const at = (vectoriser.themesFrom + theme) * width + group;
    weights[at] = (weights[at] ?? 0) + OPINION;
  });
  return { groups: corpus.groups, vocabulary, blocks: BLOCKS, weights, vectoriser };
}

function weightsOf(
  matrix: Matrix,
  labels: readonly number[],
  { group, seed }: { group: number; seed: number },
) {
  const isMember = Uint8Array.from(labels, (label) => (label === group ? 1 : 0));
  const members = isMember.reduce((sum, one) => sum + one, 0);
  const price = COST * Math.max(1, (labels.length - members) / Math.max(1, members)) ** BALANCE;
  const costs = Float64Array.from(isMember, (one) => (one === 1 ? price : COST));
  return trainSvm(matrix, isMember, { costs, seed: seed + group });
}

function scoresOf({ vectoriser, weights, groups }: Fitted, terms: TextTerms | undefined): Float64Array {
  return terms === undefined
    ? new Float64Array(groups.length)
    : scoreRow(vectoriser.row(terms), weights, groups.length);
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
