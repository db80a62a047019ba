/** Of whose records an indicator speaks. They live by three laws and never stand in one figure. */
export const SUBJECTS = ['message', 'petition', 'instruction'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const UNITS = ['percent', 'working-hours', 'hours', 'days', 'count', 'each'] as const;
export type Unit = (typeof UNITS)[number];

export const GROUPS = ['flow', 'terms', 'times', 'quality'] as const;
export type Group = (typeof GROUPS)[number];

/** What a month is measured by, as the report writes it down. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly unit: Unit;
  readonly group: Group;
  readonly subjects: readonly Subject[];
  /** What is counted or measured. */
  readonly numerator: string;
  /** What it is divided by; null where nothing is divided. */
  readonly denominator: string | null;
  /** What does not count. */
  readonly excluded: string;
  /** Which way is better; null where neither is. */
  readonly better: 'more' | 'less' | null;
}

export const BOTH: readonly Subject[] = ['message', 'petition'];
export const MESSAGES_ONLY: readonly Subject[] = ['message'];
