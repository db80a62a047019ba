import type { Lexicon } from '../lexicon/compile';
import { metCues, themeScores } from '../lexicon/match';
import { countKnown } from './counted';
import { type Blocks, layoutOf, type Row, rowOf, type Vocabulary } from './row';
import { allPieces, type TextTerms } from './terms';

/** What the lexicon says of each theme. */
export const evidenceOf = (lexicon: Lexicon, { words }: TextTerms) =>
  themeScores(lexicon, metCues(lexicon, words));

export interface Vectoriser {
  readonly size: number;
  readonly themesFrom: number;
  /** The stem or pair of stems of a feature; null for other features. */
  stemAt(id: number): string | null;
  row(text: TextTerms): Row;
}

/** Turns any text into a row of a vocabulary learned before. */
export function createVectoriser(vocabulary: Vocabulary, lexicon: Lexicon, blocks: Blocks): Vectoriser {
  const numbered = (terms: readonly string[]) => new Map(terms.map((term, id) => [term, id]));
  const stems = numbered(vocabulary.stems);
  const pieces = numbered(vocabulary.pieces);
  const layout = layoutOf(vocabulary, blocks, lexicon.themes.length);
  return {
    size: layout.constant + 1,
    themesFrom: layout.themes.from,
    stemAt: (id) => vocabulary.stems[id] ?? null,
    row: (text) =>
      rowOf(
        {
          stems: countKnown(text.stems, stems),
          pieces: countKnown(allPieces(text), pieces),
          themes: evidenceOf(lexicon, text),
        },
        layout,
      ),
  };
}
