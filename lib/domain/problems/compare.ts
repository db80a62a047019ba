import { DAY, HOUR } from '../city-time';
import { type PlaceConflict, type PlaceRelation, relatePlaces } from './place-relation';
import { likeness } from './signature';
import { cosine, type Pace } from './subjects';
import { overlap, type Trace } from './trace';

/** Beyond this gap the same words mean a new case. */
const HORIZON: Readonly<Record<Pace, number>> = { fast: 4 * DAY, medium: 7 * DAY, slow: 60 * DAY };
/** An author who comes back with the same thing so soon after an answer repeats. */
export const REPEAT_WITHIN = 30 * DAY;
export const LONGEST_HORIZON = 60 * DAY;

export interface Features {
  readonly place: PlaceRelation;
  /** 0…1: topic and words of the matter. */
  readonly matter: number;
  /** 0…1: stems in common. */
  readonly words: number;
  /** 0…1: estimated share of common shingles. */
  readonly copy: number;
  /** 0 at once … 1 at the end of the horizon. */
  readonly age: number;
  readonly isSameAuthor: boolean;
}

export type Conflict = PlaceConflict | 'other-matter' | 'too-long-ago';

export type Comparison =
  | { readonly isConflict: false; readonly features: Features }
  | { readonly isConflict: true; readonly conflict: Conflict };

const refuse = (conflict: Conflict): Comparison => ({ isConflict: true, conflict });

/** What equal topics are worth where no word of either message tells more: a topic may be broad. */
const BARE_TOPIC = 0.5;

/** What topics of one group are worth where no word tells. */
const NEIGHBOUR_TOPIC = 0.4;

/** How far two appeals speak of one matter: 1 the same, 0 another. */
function matterOf(a: Trace, b: Trace): number {
  const isTold = a.subject !== null && b.subject !== null;
  const byWords = cosine(a.subjects, b.subjects);
  if (a.topic === null || b.topic === null) return isTold ? byWords : Math.max(0.3, byWords);
  if (a.topic === b.topic) return isTold ? 0.7 + 0.3 * byWords : BARE_TOPIC;
  // Two decisions against one likeness of words: neighbouring topics are mixed up more often than far ones.
  if (a.group !== b.group) return 0.25 * byWords ** 2;
  return isTold ? 0.8 * byWords ** 2 : NEIGHBOUR_TOPIC;
}

/** Below this two appeals speak of different matters. */
const LEAST_MATTER = 0.25;

export function compare(a: Trace, b: Trace): Comparison {
  const gap = Math.abs(a.created - b.created);
  const isSameAuthor = a.author !== null && a.author === b.author;
  const horizon = Math.max(HORIZON[a.pace], HORIZON[b.pace]);
  if (gap > (isSameAuthor ? Math.max(horizon, REPEAT_WITHIN) : horizon)) return refuse('too-long-ago');
  const matter = matterOf(a, b);
  const copy = a.signature === null || b.signature === null ? 0 : likeness(a.signature, b.signature);
  if (matter < LEAST_MATTER && copy < 0.5) return refuse('other-matter');
  const place = relatePlaces(a, b);
  if (place.isConflict) return refuse(place.conflict);
  const words = overlap(a.stems, b.stems);
  const age = Math.min(1, Math.max(0, gap - HOUR) / horizon);
  return {
    isConflict: false,
    features: { place: place.relation, matter, words, copy, age: isSameAuthor ? 0 : age, isSameAuthor },
  };
}

/** Weights of a logistic regression on the pairs of `tests/fixtures/problems/dev*.txt`, rounded. */
const PLACE_WEIGHT: Readonly<Record<PlaceRelation, number>> = {
  'same-house': 0.7,
  'same-object': 0.3,
  'same-crossing': 0.6,
  'near-house': 0,
  'same-cell': 0,
  'same-street': -1.4,
  'same-quarter': 0.9,
  'same-area': 0.8,
  'near-cell': -1.2,
  'same-district': -4,
  unknown: -5,
};
const BIAS = -2.9;
const MATTER = 6;
const WORDS = 1.2;
const COPY = 1.5;
const AGE = -2;
const SAME_AUTHOR = 0.5;

/** The odds that two appeals tell of one problem, as a probability. */
export function scoreOf(features: Features): number {
  const sum =
    BIAS +
    PLACE_WEIGHT[features.place] +
    MATTER * features.matter +
    WORDS * features.words +
    COPY * features.copy +
    AGE * features.age +
    (features.isSameAuthor ? SAME_AUTHOR : 0);
  return 1 / (1 + Math.exp(-sum));
}
