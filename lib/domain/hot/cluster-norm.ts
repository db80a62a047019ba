import type { ClusterNorm } from './cluster-scan';

/** Where and of what messages usually are: cells and topics with how many of them the last weeks had. */
export interface UsualPlace {
  readonly topic: string;
  readonly cell: string;
  readonly count: number;
}

export interface Usual {
  readonly places: readonly UsualPlace[];
  /** All messages of those weeks, those without a place included. */
  readonly total: number;
}

/** Appeals' worth of belief that a topic lies where everything lies. */
const COMMON_WEIGHT = 20;
/** What a cell without any message is taken to have had. */
const UNSEEN = 0.5;

/** Shares of cells of all messages, and of each topic drawn towards them. */
export function clusterShares({ places, total }: Usual): ClusterNorm['share'] {
  const all = new Map<string, number>();
  const topics = new Map<string, { total: number; cells: Map<string, number> }>();
  for (const { topic, cell, count } of places) {
    all.set(cell, (all.get(cell) ?? 0) + count);
    let own = topics.get(topic);
    if (own === undefined) {
      own = { total: 0, cells: new Map() };
      topics.set(topic, own);
    }
    own.total += count;
    own.cells.set(cell, (own.cells.get(cell) ?? 0) + count);
  }
  const common = (cell: string) => ((all.get(cell) ?? 0) + UNSEEN) / (total + 1);
  return (topic, cell) => {
    if (topic === null) return common(cell);
    const own = topics.get(topic);
    return ((own?.cells.get(cell) ?? 0) + COMMON_WEIGHT * common(cell)) / ((own?.total ?? 0) + COMMON_WEIGHT);
  };
}
