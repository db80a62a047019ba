import { z } from 'zod';
import { KINDS } from '@/lib/domain/appeal';
import { DEADLINE_STATES } from '@/lib/domain/deadline/gauge';

/** Standings of open records; `none` has no due time. */
export const OPEN_STANDINGS = [...DEADLINE_STATES, 'none'] as const;
export type OpenStanding = (typeof OPEN_STANDINGS)[number];

/** Query of the page of one regime. */
export const regimeQuery = z.object({
  kind: z.enum(KINDS).default('message').catch('message'),
  deadline: z.enum(OPEN_STANDINGS).nullable().default(null).catch(null),
});
export type RegimeQuery = z.output<typeof regimeQuery>;

export interface RegimeListItem {
  readonly id: number;
  readonly topic: string;
  readonly department: string | null;
  readonly dueAt: string | null;
  readonly soonAt: string | null;
}

export interface RegimeList {
  /** Null where the rules that hold have no such regime. */
  readonly name: string | null;
  readonly counts: Readonly<Record<OpenStanding, number>>;
  /** The earliest due first. */
  readonly items: readonly RegimeListItem[];
}
