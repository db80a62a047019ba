import type { Lexicon } from '../lexicon/compile';
import { type Counted, createTermBook, type TermBook } from './counted';
import {
  type Blocks,
  type CountedText,
  type Layout,
  layoutOf,
  type Row,
  rowOf,
  type Vocabulary,
} from './row';
import { allPieces, type TextTerms } from './terms';
import { evidenceOf } from './vectoriser';

export interface CountedTexts {
  readonly stems: TermBook;
  readonly pieces: TermBook;
  readonly texts: readonly CountedText[];
  /** Number of the lexicon's themes. */
  readonly themes: number;
}

export function countTexts(lexicon: Lexicon, terms: readonly TextTerms[]): CountedTexts {
  const stems = createTermBook();
  const pieces = createTermBook();
  const texts = terms.map((text) => ({
    stems: stems.count(text.stems),
    pieces: pieces.count(allPieces(text)),
    themes: evidenceOf(lexicon, text),
  }));
  return { stems, pieces, texts, themes: lexicon.themes.length };
}

const EMPTY = { ids: new Int32Array(), counts: new Int32Array() };
const NOTHING: CountedText = { stems: EMPTY, pieces: EMPTY, themes: new Float64Array() };

/** Some of a book's terms with numbers of their own, in the book's order. */
interface Chosen {
  readonly terms: readonly string[];
  readonly idf: Float64Array;
  /** By the book's number: the own number, or −1 for a term that was not chosen. */
  readonly places: Int32Array;
}

/** Terms that at least two texts share: what stands in one text only teaches nothing. */
function chooseTerms(book: TermBook, texts: readonly Counted[]): Chosen {
  const met = new Int32Array(book.terms.length);
  for (const { ids } of texts) for (const id of ids) met[id] = (met[id] ?? 0) + 1;
  const places = new Int32Array(met.length).fill(-1);
  const terms: string[] = [];
  const idf: number[] = [];
  met.forEach((count, id) => {
    if (count < 2) return;
    places[id] = terms.push(book.terms[id] ?? '') - 1;
    idf.push(Math.log((1 + texts.length) / (1 + count)) + 1);
  });
  return { terms, idf: Float64Array.from(idf), places };
}

export interface Learned {
  readonly vocabulary: Vocabulary;
  /** The row of any text of the corpus, chosen or not. */
  rowAt(i: number): Row;
}

/** The vocabulary of some texts of a corpus. */
export function learnVocabulary(corpus: CountedTexts, chosen: readonly number[], blocks: Blocks): Learned {
  const pick = (part: 'stems' | 'pieces') =>
    chooseTerms(
      corpus[part],
      chosen.flatMap((i) => corpus.texts[i]?.[part] ?? []),
    );
  const [stems, pieces] = [pick('stems'), pick('pieces')];
  const vocabulary: Vocabulary = {
    stems: stems.terms,
    stemIdf: stems.idf,
    pieces: pieces.terms,
    pieceIdf: pieces.idf,
  };
  const own = layoutOf(vocabulary, blocks, corpus.themes);
  const layout: Layout = {
    ...own,
    stems: { ...own.stems, places: stems.places },
    pieces: { ...own.pieces, places: pieces.places },
  };
  return { vocabulary, rowAt: (i) => rowOf(corpus.texts[i] ?? NOTHING, layout) };
}
