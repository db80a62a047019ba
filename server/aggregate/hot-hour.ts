import { MINUTE } from '@/lib/domain/city-time';
import type { TopicHour } from '@/lib/domain/hot-topic';
import type { Contribution } from '@/lib/domain/log-event';
import { windowStart } from '@/lib/domain/time-window';

/** What one arrival of the last hour adds to the question whether its topic is hot. */
export interface HourEntry {
  readonly at: number;
  readonly sign: 1 | -1;
  readonly topic: string;
  readonly district: string | null;
  readonly author: string;
  readonly address: string | null;
  readonly source: string;
  readonly cell: string | null;
}

interface Group {
  count: number;
  readonly authors: Map<string, number>;
  readonly sources: Map<string, number>;
  readonly addresses: Map<string, number>;
  readonly cells: Map<string, number>;
}

/** Stands for the whole city among the districts of a topic. */
const CITY = '';

/** An appeal without an author is an author of its own; an address is a house, or else a cell. */
export function hourEntry(appealId: number, contribution: Contribution, sign: 1 | -1): HourEntry {
  return {
    at: contribution.created,
    sign,
    topic: contribution.topic,
    district: contribution.district,
    author: contribution.author ?? `#${appealId}`,
    address: contribution.address ?? contribution.cell,
    source: contribution.source,
    cell: contribution.cell,
  };
}

/** Unique authors, sources, addresses and cells of every topic in the last hour, in the city and by district. */
export class HotHour {
  readonly #groups = new Map<string, Map<string, Group>>();
  readonly #buckets = new Map<number, HourEntry[]>();
  #tail = Number.NEGATIVE_INFINITY;
  #zone: string;

  constructor(zone: string, saved?: SavedHotHour) {
    this.#zone = zone;
    if (saved === undefined) return;
    this.#tail = saved.tail;
    for (const entry of saved.entries) this.add(entry);
  }

  add(entry: HourEntry): void {
    const index = Math.floor(entry.at / MINUTE);
    if (index < this.#tail) return;
    const bucket = this.#buckets.get(index);
    if (bucket === undefined) this.#buckets.set(index, [entry]);
    else bucket.push(entry);
    this.#count(entry, entry.sign);
  }

  advance(t: number): void {
    const tail = Math.floor(windowStart('1h', t, this.#zone) / MINUTE);
    if (tail <= this.#tail) return;
    for (const [index, bucket] of this.#buckets) {
      if (index >= tail) continue;
      for (const entry of bucket) this.#count(entry, entry.sign === 1 ? -1 : 1);
      this.#buckets.delete(index);
    }
    this.#tail = tail;
  }

  #count(entry: HourEntry, sign: 1 | -1): void {
    this.#countIn(entry.topic, CITY, { entry, sign });
    if (entry.district !== null) this.#countIn(entry.topic, entry.district, { entry, sign });
  }

  #countIn(topic: string, district: string, { entry, sign }: { entry: HourEntry; sign: 1 | -1 }): void {
    let districts = this.#groups.get(topic);
    if (districts === undefined) {
      districts = new Map();
      this.#groups.set(topic, districts);
    }
    let group = districts.get(district);
    if (group === undefined) {
      group = { count: 0, authors: new Map(), sources: new Map(), addresses: new Map(), cells: new Map() };
      districts.set(district, group);
    }
    group.count += sign;
    bump(group.authors, entry.author, sign);
    bump(group.sources, entry.source, sign);
    if (entry.address !== null) bump(group.addresses, entry.address, sign);
    if (entry.cell !== null) bump(group.cells, entry.cell, sign);
  }

  /** Every topic with anything in the last hour. */
  topicHours(): TopicHour[] {
    const hours: TopicHour[] = [];
    for (const [topic, districts] of this.#groups) {
      for (const [code, group] of districts) {
        if (group.count <= 0) continue;
        const district = code === CITY ? null : code;
        hours.push({
          topic,
          district,
          count: group.count,
          authors: group.authors.size,
          sources: group.sources.size,
          addresses: group.addresses.size,
        });
      }
    }
    return hours;
  }

  /** What a topic did, nothing included; null for the whole city. */
  told(topic: string, district: string | null): TopicHour {
    const group = this.#groups.get(topic)?.get(district ?? CITY);
    return {
      topic,
      district,
      count: Math.max(0, group?.count ?? 0),
      authors: group?.authors.size ?? 0,
      sources: group?.sources.size ?? 0,
      addresses: group?.addresses.size ?? 0,
    };
  }

  count(topic: string, district: string | null): number {
    return this.told(topic, district).count;
  }

  /** Counts by H3-9 cell of a topic in the last hour. */
  cells(topic: string, district: string | null): ReadonlyMap<string, number> {
    return this.#groups.get(topic)?.get(district ?? CITY)?.cells ?? new Map();
  }

  save(): SavedHotHour {
    return { tail: this.#tail, entries: [...this.#buckets.values()].flat() };
  }
}

function bump(counts: Map<string, number>, key: string, sign: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + sign;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}

export interface SavedHotHour {
  readonly tail: number;
  readonly entries: readonly HourEntry[];
}
