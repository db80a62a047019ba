import type { Facet } from '@/lib/contract/search';
import type { SearchDocument } from '../appeal-search';

/** What of the deadline does not depend on the clock counts as one of its sides. */
type Side = Exclude<Facet, 'deadline'> | 'finish';

/**
 * Sides of few values, held together as one keyword as well: a hit is looked up once for all of them when facets
 * are counted. None of their values holds a space; together they have some hundreds.
 */
export const JOINT_FIELDS = {
  origin: ['kind', 'channel', 'precision'],
  stage: ['status', 'finish'],
} as const satisfies Record<string, readonly Side[]>;

export type JointField = keyof typeof JOINT_FIELDS;

const SEPARATOR = ' ';

const join = (document: SearchDocument, field: JointField) =>
  JOINT_FIELDS[field].map((side) => document[side]).join(SEPARATOR);

export function jointFieldsOf(document: SearchDocument): Record<JointField, string> {
  return { origin: join(document, 'origin'), stage: join(document, 'stage') };
}

/** The joint field that tells a side, and where in it the side stands; null for a side that has a field alone. */
export function findJoint(side: Side): { field: JointField; place: number } | null {
  for (const field of ['origin', 'stage'] as const) {
    const sides: readonly Side[] = JOINT_FIELDS[field];
    const place = sides.indexOf(side);
    if (place !== -1) return { field, place };
  }
  return null;
}

export const sideOf = (joint: string, place: number) => joint.split(SEPARATOR)[place] ?? '';
