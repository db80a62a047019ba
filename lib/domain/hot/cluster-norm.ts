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

/** Shares of cells, in a row of numbers for each: all topics first, then each known one at its number. */
export interface Shares {
  /** 0, that is the row of all, for a topic that was never heard: it lies where everything lies. */
  numberOf(topic: string | null): number;
  row(cell: string): Float64Array;
}

/** What is usual: the city's level, of one topic or of all (null), times the share that each cell has of it. */
export interface ClusterNorm {
  readonly dispersion: number;
  readonly shares: Shares;
  expected(topic: string | null, hours: number): number;
}

/** Appeals' worth of belief that a topic lies where everything lies. */
const COMMON_WEIGHT = 20;
/** What a cell without any message is taken to have had. */
const UNSEEN = 0.5;

/** Shares of cells of all messages, and of each topic drawn towards them. */
export function clusterShares({ places, total }: Usual): Shares {
  const numbers = new Map<string, number>();
  const totals = [0];
  const cells = new Map<string, UsualPlace[]>();
  for (const place of places) {
    const number = numbers.get(place.topic) ?? numbers.size + 1;
    numbers.set(place.topic, number);
    totals[number] = (totals[number] ?? 0) + place.count;
    const list = cells.get(place.cell);
    if (list === undefined) cells.set(place.cell, [place]);
    else list.push(place);
  }
  const rows = new Map<string, Float64Array>();
  const make = (cell: string) => {
    const counts = new Float64Array(numbers.size + 1);
    for (const { topic, count } of cells.get(cell) ?? []) {
      const number = numbers.get(topic) ?? 0;
      counts[0] = (counts[0] ?? 0) + count;
      counts[number] = (counts[number] ?? 0) + count;
    }
    const common = ((counts[0] ?? 0) + UNSEEN) / (total + 1);
    return counts.map((count, number) =>
      number === 0 ? common : (count + COMMON_WEIGHT * common) / ((totals[number] ?? 0) + COMMON_WEIGHT),
    );
  };
  return {
    numberOf: (topic) => (topic === null ? 0 : (numbers.get(topic) ?? 0)),
    row: (cell) => {
      const known = rows.get(cell) ?? make(cell);
      rows.set(cell, known);
      return known;
    },
  };
}
