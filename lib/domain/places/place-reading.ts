import type { Precision } from '../appeal';
import type { Position } from './gazetteer-entry';

/** What a named place is to the author: where it hurts, where they live, an office they name, a way they go. */
export const PLACE_ROLES = ['problem', 'author', 'office', 'way'] as const;
export type PlaceRole = (typeof PLACE_ROLES)[number];

/** Why a place is known less exactly than it was written. */
export const PLACE_NOTES = [
  'not-in-gazetteer',
  'house-missing',
  'houses-unknown',
  'ambiguous',
  'other-settlement',
] as const;
export type PlaceNote = (typeof PLACE_NOTES)[number];

/** One thing of the gazetteer that a mention may mean. */
export interface PlaceCandidate {
  readonly id: string;
  /** «улица Мира, 12» as a person would say it. */
  readonly label: string;
  readonly settlement: string | null;
  readonly precision: Precision;
  readonly at: Position | null;
}

/** A place as a text names it. `none` says «не найдено»: the name is kept as written and nothing is guessed. */
export interface PlaceMention {
  readonly from: number;
  readonly to: number;
  /** The words of the text that told it. */
  readonly words: string;
  readonly street: string | null;
  readonly house: string | null;
  readonly quarter: string | null;
  readonly settlement: string | null;
  readonly landmark: string | null;
  readonly district: string | null;
  readonly precision: Precision;
  readonly at: Position | null;
  readonly role: PlaceRole;
  readonly note: PlaceNote | null;
  /** More than one where the words fit more than one. */
  readonly candidates: readonly PlaceCandidate[];
}

export interface PlaceReading {
  /** In the order of the text. */
  readonly mentions: readonly PlaceMention[];
  /** Index of the place where the problem is; null when none says it. */
  readonly main: number | null;
}

export const NOTHING_READ: PlaceReading = { mentions: [], main: null };
