import type { Kind, Precision } from '../appeal';
import type { PlaceVocabulary } from './place-vocabulary';
import { type PlaceWords, readAppealPlaces } from './place-words';
import { signatureOf } from './signature';
import { isAreal, isEmptyStem, leadingSubject, type Pace, paceOf, subjectsOf } from './subjects';
import { hashOf, stemOf, tokensOf } from './words';

/** What is known of an appeal when its problem is looked for. */
export interface ProblemSignal {
  readonly id: number;
  readonly kind: Kind;
  /** Null while it is not determined. */
  readonly topic: string | null;
  /** The group of the topic. */
  readonly group: string | null;
  /** Epoch ms. */
  readonly created: number;
  readonly author: string | null;
  readonly text: string;
  readonly address: string | null;
  readonly cell: string | null;
  readonly precision: Precision;
  readonly district: string | null;
  /** When the author was answered, or the appeal was closed; null while neither. */
  readonly finished: number | null;
}

/** What is left of an appeal for comparing: no text, no person. */
export interface Trace {
  readonly id: number;
  readonly topic: string | null;
  readonly group: string | null;
  readonly created: number;
  readonly author: string | null;
  readonly finished: number | null;
  readonly subjects: ReadonlyMap<string, number>;
  readonly subject: string | null;
  readonly pace: Pace;
  readonly isAreal: boolean;
  readonly places: PlaceWords;
  /** H3-9, only where it is a house's or a street's own. */
  readonly cell: string | null;
  readonly precision: Precision;
  readonly district: string | null;
  /** Sorted hashes of the stems that tell the matter. */
  readonly stems: Uint32Array;
  readonly signature: Uint32Array | null;
}

export function traceOf(signal: ProblemSignal, vocabulary: PlaceVocabulary): Trace {
  const tokens = tokensOf(signal.text);
  const { words: places, used } = readAppealPlaces({ text: tokens, address: signal.address }, vocabulary);
  const telling = tokens.filter((token, at) => !used.has(at) && !token.isNumber);
  const subjects = subjectsOf(telling);
  const subject = leadingSubject(subjects);
  const stems = telling.map(({ low }) => stemOf(low)).filter((stem) => !isEmptyStem(stem));
  return {
    id: signal.id,
    topic: signal.topic,
    group: signal.group,
    created: signal.created,
    author: signal.author,
    finished: signal.finished,
    subjects,
    subject,
    pace: paceOf(subject),
    isAreal: isAreal(subject),
    places,
    cell: signal.precision === 'house' || signal.precision === 'street' ? signal.cell : null,
    precision: signal.precision,
    district: signal.district,
    stems: Uint32Array.from(new Set(stems.map(hashOf))).sort(),
    signature: signatureOf(stems),
  };
}

/** The share of the shorter text's stems that the other has, drawn to nothing where both are very short. */
export function overlap(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common / (Math.min(a.length, b.length) + 2);
}
