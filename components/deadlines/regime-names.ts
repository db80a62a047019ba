import { NONE } from '@/lib/contract/figures';

export interface RegimeName {
  readonly id: string;
  readonly name: string;
}

/** A regime as people call it; one that the rules no longer hold says so by its code. */
export function regimeNames(regimes: readonly RegimeName[]): (id: string) => string {
  const names = new Map(regimes.map(({ id, name }) => [id, name]));
  return (id) => {
    if (id === NONE) return 'Срок назвал источник, или его нет';
    return names.get(id) ?? `Правило «${id}», которого больше нет`;
  };
}
