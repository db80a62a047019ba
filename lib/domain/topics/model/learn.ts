import type { Example } from '../examples';
import { mapThemes } from '../groups';
import type { Lexicon } from '../lexicon/compile';
import { priorRows } from '../priors/read-priors';
import { type CountedTexts, countTexts, type Learned, learnVocabulary } from './learn-rows';
import { type Matrix, matrixOf } from './matrix';
import type { Blocks } from './row';
import { trainSvm } from './svm';
import { termsOf } from './terms';
import { scoreRow, type TopicModel } from './topic-model';

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
  /** The examples, then the sentences that are known beforehand. */
  readonly texts: CountedTexts;
  readonly labels: readonly number[];
  readonly groups: readonly string[];
  readonly examples: number;
}

/** Reads the letters of all texts once, and of what is known of `known` groups and those of the examples. */
export function corpusOf(
  examples: readonly Example[],
  { lexicon, known = [] }: { lexicon: Lexicon; known?: readonly string[] | undefined },
): Corpus {
  const groups = [...new Set([...examples.map(({ group }) => group), ...known])].sort();
  const numbers = new Map(groups.map((group, i) => [group, i]));
  const priors = priorRows(lexicon, groups);
  return {
    texts: countTexts(lexicon, [
      ...examples.map(({ text }) => termsOf(text)),
      ...priors.map(({ terms }) => terms),
    ]),
    labels: [...examples.map(({ group }) => numbers.get(group) ?? 0), ...priors.map(({ label }) => label)],
    groups,
    examples: examples.length,
  };
}

export type Fitted = Omit<TopicModel, 'calibration'> & Pick<Learned, 'rowAt'>;

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

/** Weights learned from some examples of the corpus and from the sentences that are known beforehand. */
export function learn(corpus: Corpus, examples: readonly number[], { lexicon, seed }: LearnOptions): Fitted {
  const priors = [...corpus.labels.keys()].slice(corpus.examples);
  const chosen = [...examples, ...priors];
  const { vocabulary, rowAt } = learnVocabulary(corpus.texts, chosen, BLOCKS);
  const themesFrom = vocabulary.stems.length + vocabulary.pieces.length;
  const matrix = matrixOf(chosen.map(rowAt), themesFrom + lexicon.themes.length + 1);
  const labels = chosen.map((i) => corpus.labels[i] ?? 0);
  const shares = Float64Array.from(chosen, (i) => (i < corpus.examples ? 1 : PRIOR_SHARE));
  const weights = learnWeights({ matrix, labels, shares, seed }, corpus.groups.length);
  addOpinion(weights, { lexicon, groups: corpus.groups, from: themesFrom });
  return { groups: corpus.groups, vocabulary, blocks: BLOCKS, weights, rowAt };
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

export function scoresAt({ rowAt, weights, groups }: Fitted, i: number): Float64Array {
  return scoreRow(rowAt(i), weights, groups.length);
}
