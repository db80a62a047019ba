import type { Counted } from './counted';

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

/** A text whose terms are numbered, and what the lexicon says of it. */
export interface CountedText {
  readonly stems: Counted;
  readonly pieces: Counted;
  readonly themes: Float64Array;
}

export interface Block {
  readonly idf: Float64Array;
  readonly from: number;
  readonly share: number;
  /** The number of a term in the vocabulary by that in the text; the same where nothing is given. */
  readonly places?: Int32Array;
}

/** A row under way. */
interface Draft {
  readonly ids: number[];
  readonly values: number[];
}

/** Sublinear counts times rarity, brought to the block's length. */
function weigh({ ids, counts }: Counted, block: Block, into: Draft): void {
  const begin = into.values.length;
  let squares = 0;
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] ?? 0;
    const place = block.places === undefined ? id : (block.places[id] ?? -1);
    if (place < 0) continue;
    const value = (1 + Math.log(counts[k] ?? 1)) * (block.idf[place] ?? 0);
    into.ids.push(block.from + place);
    into.values.push(value);
    squares += value * value;
  }
  const scale = squares === 0 ? 0 : block.share / Math.sqrt(squares);
  for (let k = begin; k < into.values.length; k++) into.values[k] = (into.values[k] ?? 0) * scale;
}

function weighThemes(scores: Float64Array, block: { from: number; share: number }, into: Draft): void {
  let squares = 1;
  for (const score of scores) squares += Math.max(0, score) ** 2;
  scores.forEach((score, theme) => {
    if (score <= 0) return;
    into.ids.push(block.from + theme);
    into.values.push((block.share * score) / Math.sqrt(squares));
  });
}

export interface Layout {
  readonly stems: Block;
  readonly pieces: Block;
  readonly themes: { readonly from: number; readonly share: number };
  readonly constant: number;
}

export function layoutOf(vocabulary: Vocabulary, blocks: Blocks, themes: number): Layout {
  const piecesFrom = vocabulary.stems.length;
  const themesFrom = piecesFrom + vocabulary.pieces.length;
  return {
    stems: { idf: vocabulary.stemIdf, from: 0, share: blocks.stems },
    pieces: { idf: vocabulary.pieceIdf, from: piecesFrom, share: blocks.pieces },
    themes: { from: themesFrom, share: blocks.themes },
    constant: themesFrom + themes,
  };
}

/** Stems and pairs, character n-grams, evidence of the lexicon, and a constant. */
export function rowOf(text: CountedText, { stems, pieces, themes, constant }: Layout): Row {
  const draft: Draft = { ids: [], values: [] };
  weigh(text.stems, stems, draft);
  weigh(text.pieces, pieces, draft);
  weighThemes(text.themes, themes, draft);
  draft.ids.push(constant);
  draft.values.push(1);
  return { ids: Int32Array.from(draft.ids), values: Float64Array.from(draft.values) };
}
