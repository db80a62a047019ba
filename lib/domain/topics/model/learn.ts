import { mapThemes } from '../groups';
import type { Lexicon } from '../lexicon/compile';
import { priorRows } from '../priors/read-priors';
import { type Matrix, matrixOf } from './matrix';
import { trainSvm } from './svm';
import type { TextTerms } from './terms';
import { scoreRow, type TopicModel } from './topic-model';
import { type Blocks, createVectoriser, learnVocabulary, type Vectoriser } from './vectoriser';

/** Chosen by cross-validation over seeds on the shared file, never by its rows. */
const BLOCKS: Blocks = { stems: 1, pieces: 1, themes: 1 };
const COST = 0.5;
/** Rare groups count somewhat more than their rows: (others / members) to this power. */
const BALANCE = 0.4;
/** What the lexicon's own opinion weighs beside what was learned. */
const OPINION = 0.5;
/** A sentence written beforehand counts as this part of an example. */
const PRIOR_SHARE = 0.5;

export interface Corpus {
  readonly terms: readonly TextTerms[];
  readonly labels: readonly number[];
  readonly groups: readonly string[];
}

export type Fitted = Omit<TopicModel, 'calibration'> & { readonly vectoriser: Vectoriser };

interface LearnOptions {
  readonly lexicon: Lexicon;
  readonly seed: number;
}

interface Labelled {
  readonly matrix: Matrix;
  readonly labels: readonly number[];
  /** What each row counts beside an example. */
  readonly shares: Float64Array;
  readonly seed: number;
}

/** Weights learned from some rows of the corpus and from the sentences that are known beforehand. */
export function learn(corpus: Corpus, rows: readonly number[], { lexicon, seed }: LearnOptions): Fitted {
  const priors = priorRows(lexicon, corpus.groups);
  const terms = [...rows.flatMap((i) => corpus.terms[i] ?? []), ...priors.map((prior) => prior.terms)];
  const labels = [...rows.map((i) => corpus.labels[i] ?? 0), ...priors.map(({ label }) => label)];
  const vocabulary = learnVocabulary(terms);
  const vectoriser = createVectoriser(vocabulary, lexicon, BLOCKS);
  const matrix = matrixOf(
    terms.map((text) => vectoriser.row(text)),
    vectoriser.size,
  );
  const shares = Float64Array.from(terms, (_, i) => (i < rows.length ? 1 : PRIOR_SHARE));
  const weights = learnWeights({ matrix, labels, shares, seed }, corpus.groups.length);
  addOpinion(weights, { lexicon, groups: corpus.groups, from: vectoriser.themesFrom });
  return { groups: corpus.groups, vocabulary, blocks: BLOCKS, weights, vectoriser };
}

function learnWeights(rows: Labelled, width: number): Float32Array {
  const weights = new Float32Array(rows.matrix.width * width);
  for (let group = 0; group < width; group++) {
    weightsOf(rows, group).forEach((weight, id) => {
      weights[id * width + group] = weight;
    });
  }
  return weights;
}

interface Opinion {
  readonly lexicon: Lexicon;
  readonly groups: readonly string[];
  readonly from: number;
}

function addOpinion(weights: Float32Array, { lexicon, groups, from }: Opinion): void {
  mapThemes(lexicon.themes, groups).forEach((group, theme) => {
    if (group === null) return;
    const at = (from + theme) * groups.length + group;
    weights[at] = (weights[at] ?? 0) + OPINION;
  });
}

function weightsOf({ matrix, labels, shares, seed }: Labelled, group: number): Float64Array {
  const isMember = Uint8Array.from(labels, (label) => (label === group ? 1 : 0));
  const members = isMember.reduce((sum, one) => sum + one, 0);
  const price = COST * Math.max(1, (labels.length - members) / Math.max(1, members)) ** BALANCE;
  const costs = shares.map((share, i) => share * (isMember[i] === 1 ? price : COST));
  return trainSvm(matrix, isMember, { costs, seed: seed + group });
}

export function scoresOf(
  { vectoriser, weights, groups }: Fitted,
  terms: TextTerms | undefined,
): Float64Array {
  return terms === undefined
    ? new Float64Array(groups.length)
    : scoreRow(vectoriser.row(terms), weights, groups.length);
}
