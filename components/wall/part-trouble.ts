import { PART_NAMES, type Part, type PartHealth } from '@/lib/contract/health';

/** How a part is called in a list of several. */
const SHORT: Readonly<Record<Part, string>> = {
  database: 'база',
  redis: 'поток',
  search: 'поиск',
  relay: 'передача',
  aggregate: 'подсчёт',
  index: 'индексация',
};

/** Parts without which the figures on the wall stand still. */
const FEEDING: ReadonlySet<Part> = new Set<Part>(['database', 'redis', 'relay', 'aggregate']);

/** One sentence about the parts that do not answer, or lag; null when all is well. A wall does not wait for the index. */
export function partTrouble(parts: readonly PartHealth[]): string | null {
  const down = parts.filter(({ state }) => state === 'down');
  const [first] = down;
  if (first !== undefined) {
    if (down.length === 1) return `${PART_NAMES[first.part]} не отвечает`;
    return `Не отвечают: ${down.map(({ part }) => SHORT[part]).join(', ')}`;
  }
  const lagging = parts.find(({ part, state }) => state === 'lag' && FEEDING.has(part));
  return lagging === undefined ? null : `${PART_NAMES[lagging.part]} отстаёт`;
}

/** The figures cannot be fresh: what feeds them does not answer. */
export function isStarved(parts: readonly PartHealth[]): boolean {
  return parts.some(({ part, state }) => state === 'down' && FEEDING.has(part));
}
