import type { Lexicon } from '../lexicon/compile';
import { metCues, themeScores } from '../lexicon/match';
import { piecesOf, type TextTerms } from './terms';

/** A sparse row: features in rising order and their values. */
export interface Row {
  readonly ids: Int32Array;
  readonly values: Float64Array;
}

/** Terms in the order of their numbers, with the weight of their rarity. */
export interface Vocabulary {
  readonly stems: readonly string[];
  readonly stemIdf: Float64Array;
  readonly pieces: readonly string[];
  readonly pieceIdf: Float64Array;
}

/** How much each block of features weighs in a row. */
export interface Blocks {
  readonly stems: number;
  readonly pieces: number;
  readonly themes: number;
}

function rarity(documents: readonly (readonly string[])[], atLeast: number) {
  const counts = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= atLeast).sort(([a], [b]) => (a < b ? -1 : 1));
  const idf = Float64Array.from(kept, ([, count]) => Math.log((1 + documents.length) / (1 + count)) + 1);
  return { terms: kept.map(([term]) => term), idf };
}

const allPieces = (text: TextTerms) => text.words.flatMap((word) => (/^\d/.test(word) ? [] : piecesOf(word)));

/** Terms that at least two texts share: what stands in one text only teaches nothing. */
export function learnVocabulary(texts: readonly TextTerms[]): Vocabulary {
  const stems = rarity(
    texts.map((text) => text.stems),
    2,
  );
  const pieces = rarity(texts.map(allPieces), 2);
  return { stems: stems.terms, stemIdf: stems.idf, pieces: pieces.terms, pieceIdf: pieces.idf };
}

export interface Vectoriser {
  readonly size: number;
  readonly themesFrom: number;
  /** The stem or pair of stems of a feature; null for other features. */
  stemAt(id: number): string | null;
  row(text: TextTerms): Row;
}

interface Block {
  readonly numbers: ReadonlyMap<string, number>;
  readonly idf: Float64Array;
  readonly from: number;
  readonly share: number;
}

/** Sublinear counts times rarity, brought to the block's length. */
function weigh(terms: Iterable<string>, block: Block, into: Map<number, number>): void {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const id = block.numbers.get(term);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let squares = 0;
  for (const [id, count] of counts) {
    const value = (1 + Math.log(count)) * (block.idf[id] ?? 0);
    counts.set(id, value);
    squares += value * value;
  }
  const scale = squares === 0 ? 0 : block.share / Math.sqrt(squares);
  for (const [id, value] of counts) into.set(block.from + id, value * scale);
}

/** Turns texts into rows: stems and pairs, character n-grams, evidence of the lexicon, and a constant. */
export function createVectoriser(vocabulary: Vocabulary, lexicon: Lexicon, blocks: Blocks): Vectoriser {
  const numbered = (terms: readonly string[]) => new Map(terms.map((term, id) => [term, id]));
  const piecesFrom = vocabulary.stems.length;
  const themesFrom = piecesFrom + vocabulary.pieces.length;
  const constant = themesFrom + lexicon.themes.length;
  const stems = {
    numbers: numbered(vocabulary.stems),
    idf: vocabulary.stemIdf,
    from: 0,
    share: blocks.stems,
  };
  const pieces = {
    numbers: numbered(vocabulary.pieces),
    idf: vocabulary.pieceIdf,
    from: piecesFrom,
    share: blocks.pieces,
  };
  return {
    size: constant + 1,
    themesFrom,
    stemAt: (id) => vocabulary.stems[id] ?? null,
    row(text) {
      const values = new Map<number, number>();
      weigh(text.stems, stems, values);
      weigh(allPieces(text), pieces, values);
      const scores = themeScores(lexicon, metCues(lexicon, text.words));
      let squares = 1;
      for (const score of scores) squares += Math.max(0, score) ** 2;
      scores.forEach((score, theme) => {
        if (score > 0) values.set(themesFrom + theme, (blocks.themes * score) / Math.sqrt(squares));
      });
      values.set(constant, 1);
      const sorted = [...values].sort(([a], [b]) => a - b);
      return {
        ids: Int32Array.from(sorted, ([id]) => id),
        values: Float64Array.from(sorted, ([, value]) => value),
      };
    },
  };
}
