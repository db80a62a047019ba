import { HOUR } from '../city-time';
import { CLUSTER_HOURS, zoneCells } from './cluster-zones';

/** One message with a place, as the scan sees it. */
export interface PlacedVoice {
  readonly at: number;
  readonly topic: string;
  readonly district: string | null;
  /** H3-9. */
  readonly cell: string;
  readonly author: string;
  readonly address: string;
  readonly source: string;
}

export const WINDOWS_OF_SCAN = CLUSTER_HOURS.length;

/** Counts of one cell: for each topic's number (0 is all of them) one count a window. */
export interface CellCounts {
  readonly topics: readonly number[];
  readonly counts: readonly number[];
}

/** Messages by cell, by topic and by window: what a zone's count is the sum of. */
export interface VoiceMap {
  readonly now: number;
  readonly voices: ReadonlyMap<string, readonly PlacedVoice[]>;
  readonly cells: ReadonlyMap<string, CellCounts>;
  /** By number; null, that is all topics, first. */
  readonly topics: readonly (string | null)[];
  /** All cells together, a row of windows for each topic. */
  readonly city: readonly number[];
}

/** The shortest window that holds what is so old; −1 for what none holds. */
const windowOf = (age: number) => CLUSTER_HOURS.findIndex((hours) => age < hours * HOUR);

export function mapVoices(voices: ReadonlyMap<string, readonly PlacedVoice[]>, now: number): VoiceMap {
  const topics: (string | null)[] = [null];
  const numbers = new Map<string, number>();
  const cells = new Map<string, CellCounts>();
  const city: number[] = [];
  const numberOf = (topic: string) => {
    const known = numbers.get(topic);
    if (known !== undefined) return known;
    numbers.set(topic, topics.length);
    return topics.push(topic) - 1;
  };
  for (const [cell, list] of voices) {
    const own = countCell(list, now, numberOf);
    if (own.topics.length === 0) continue;
    cells.set(cell, own);
    addTo(city, own);
  }
  return { now, voices, cells, topics, city };
}

/** One more in every window of a slot that is as long as the first or longer. */
function bump(counts: number[], slot: number, first: number): void {
  for (let w = 0; w < WINDOWS_OF_SCAN; w++) {
    const at = slot * WINDOWS_OF_SCAN + w;
    counts[at] = (counts[at] ?? 0) + (w >= first ? 1 : 0);
  }
}

function countCell(
  list: readonly PlacedVoice[],
  now: number,
  numberOf: (topic: string) => number,
): CellCounts {
  const topics: number[] = [];
  const counts: number[] = [];
  for (const { at, topic } of list) {
    const first = windowOf(now - at);
    if (first < 0) continue;
    for (const number of [0, numberOf(topic)]) {
      const known = topics.indexOf(number);
      bump(counts, known < 0 ? topics.push(number) - 1 : known, first);
    }
  }
  return { topics, counts };
}

/** Adds a cell to sums that hold a row of windows for each topic's number. */
export function addTo(sums: number[] | Int32Array, { topics, counts }: CellCounts): void {
  topics.forEach((number, slot) => {
    for (let w = 0; w < WINDOWS_OF_SCAN; w++) {
      const at = number * WINDOWS_OF_SCAN + w;
      sums[at] = (sums[at] ?? 0) + (counts[slot * WINDOWS_OF_SCAN + w] ?? 0);
    }
  });
}

/** A circle of cells, of one topic or of all, over some hours. */
export interface Cylinder {
  /** H3-9. */
  readonly centre: string;
  readonly rings: number;
  /** Null when no single topic stands out there. */
  readonly topic: string | null;
  readonly hours: number;
}

/** Who spoke in a cylinder. */
export function zoneVoices(
  { voices, now }: Pick<VoiceMap, 'voices' | 'now'>,
  { centre, rings, topic, hours }: Cylinder,
): PlacedVoice[] {
  return zoneCells(centre, rings).flatMap((cell) =>
    (voices.get(cell) ?? []).filter(
      (voice) => now - voice.at < hours * HOUR && (topic === null || voice.topic === topic),
    ),
  );
}
