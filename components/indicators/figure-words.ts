import type { FigureItem } from '@/lib/contract/indicators';
import type { Unit } from '@/lib/domain/indicator/indicator';
import { differenceWords } from '@/lib/domain/indicator/indicator-words';
import { formatNumber } from '@/lib/domain/russian';

/** A difference with its unit: two shares differ by points. */
export function changeWords(by: number, unit: Unit): string {
  const points = unit === 'percent' && by !== 0 ? '\u00a0п.\u00a0п.' : '';
  return `${differenceWords(by)}${points}`;
}

/** «3 из 4», or how many are behind a value that divides nothing. */
export function behindWords({ of, n }: Pick<FigureItem, 'of' | 'n'>): string {
  return of === null || n === 0 ? formatNumber(n) : `${formatNumber(of)} из ${formatNumber(n)}`;
}

const ACTOR = /^(?:token|system):/;
export const actorName = (actor: string) => actor.replace(ACTOR, '');
