import type { Part, PartHealth } from '@/lib/contract/health';

const NAMES: Readonly<Record<Part, { readonly full: string; readonly short: string }>> = {
  database: { full: 'База данных', short: 'база' },
  redis: { full: 'Шина событий', short: 'шина' },
  search: { full: 'Поиск', short: 'поиск' },
  relay: { full: 'Очередь событий', short: 'очередь' },
  aggregate: { full: 'Подсчёт показателей', short: 'подсчёт' },
  index: { full: 'Индексация', short: 'индексация' },
};

/** Parts without which the figures on the wall stand still. */
const FEEDING: ReadonlySet<Part> = new Set<Part>(['database', 'redis', 'relay', 'aggregate']);

/** One sentence about the parts that do not answer, or lag; null when all is well. A wall does not wait for the index. */
export function partTrouble(parts: readonly PartHealth[]): string | null {
  const down = parts.filter(({ state }) => state === 'down');
  const [first] = down;
  if (first !== undefined) {
    if (down.length === 1) return `${NAMES[first.part].full} не отвечает`;
    return `Не отвечают: ${down.map(({ part }) => NAMES[part].short).join(', ')}`;
  }
  const lagging = parts.find(({ part, state }) => state === 'lag' && FEEDING.has(part));
  return lagging === undefined ? null : `${NAMES[lagging.part].full} отстаёт`;
}

/** The figures cannot be fresh: what feeds them does not answer. */
export function isStarved(parts: readonly PartHealth[]): boolean {
  return parts.some(({ part, state }) => state === 'down' && FEEDING.has(part));
}
