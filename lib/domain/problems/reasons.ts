import type { Features } from './compare';
import type { PlaceRelation } from './place-relation';

export const REASON_CODES = [
  'same-house',
  'same-object',
  'same-crossing',
  'near-house',
  'same-cell',
  'same-street',
  'same-quarter',
  'same-area',
  'near-cell',
  'same-district',
  'same-matter',
  'like-matter',
  'same-words',
  'near-copy',
  'same-hours',
  'same-author',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why an appeal is held to be about the same thing; never a word of its text. */
export interface Reason {
  readonly code: ReasonCode;
}

const SURE_MATTER = 0.8;
const MANY_WORDS = 0.3;
export const NEAR_COPY = 0.5;
const YOUNG = 0.15;

function placeReason(place: PlaceRelation): ReasonCode[] {
  return place === 'unknown' ? [] : [place];
}

/** What spoke for it, the weightiest first. */
export function reasonsOf({ place, matter, words, copy, age, isSameAuthor }: Features): Reason[] {
  const codes: ReasonCode[] = placeReason(place);
  codes.push(matter >= SURE_MATTER ? 'same-matter' : 'like-matter');
  if (copy >= NEAR_COPY) codes.push('near-copy');
  else if (words >= MANY_WORDS) codes.push('same-words');
  if (isSameAuthor) codes.push('same-author');
  if (age <= YOUNG) codes.push('same-hours');
  return codes.map((code) => ({ code }));
}
