import type { Interval } from '@/lib/domain/log-event';

export type Verdict = 'above' | 'within' | 'below' | 'unknown';

/** A count beside the interval that holds nine tenths of ordinary ones; `unknown` while the norm is gathered. */
export function verdictOf(count: number, norm: Interval | null): Verdict {
  if (norm === null) return 'unknown';
  if (count > norm[1]) return 'above';
  return count < norm[0] ? 'below' : 'within';
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  above: 'выше нормы',
  within: 'в норме',
  below: 'ниже нормы',
  unknown: 'норма копится',
};
