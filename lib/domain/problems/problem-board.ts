import { gridDisk, gridDistance } from 'h3-js';
import { parentCell } from '../cell';
import { DAY } from '../city-time';
import { compare, type Features, LONGEST_HORIZON, scoreOf } from './compare';
import { NEAR_COPY, type Reason, reasonsOf } from './reasons';
import { bandsOf } from './signature';
import type { Trace } from './trace';

/** What the centre sets: from `join` on an appeal joins by rule, from `suggest` on a person is asked. */
export interface ProblemRules {
  readonly join: number;
  readonly suggest: number;
}

export const DEFAULT_RULES: ProblemRules = { join: 0.62, suggest: 0.35 };

/** A group of appeals about one thing; of one appeal until a second comes. */
export interface Cluster {
  readonly id: number;
  readonly members: Map<number, Trace>;
  last: number;
}

export interface Candidate {
  readonly cluster: Cluster;
  readonly score: number;
  /** The group would spread over a street or a settlement: likely, and yet for a person to say. */
  readonly isTooWide: boolean;
  readonly reasons: readonly Reason[];
}

export interface Finding {
  /** The group to join by rule; null when none is sure enough. */
  readonly join: Candidate | null;
  /** What a person may want to join, the likeliest first. */
  readonly suggestions: readonly Candidate[];
}

const MOST_IN_POSTING = 48;
const MOST_COMPARED = 10;
const MOST_SUGGESTED = 5;
const CELL_KEY_RESOLUTION = 8;
/** Two groups so close leave the choice to a person, unless the place is exact. */
const TIE = 0.04;
/**
 * A long street or a settlement is no place by itself: farther than so many cells of some 300 m from the first, a
 * chain of neighbours is many matters, and what comes is only offered.
 */
const WIDEST_STEPS = 2;
/** So many join by a bare name of a street or a settlement; whether more of them are one, a person says. */
const MOST_BY_NAME = 12;
const BROAD: ReadonlySet<string> = new Set(['same-street', 'same-area', 'near-cell']);
const EXACT: ReadonlySet<string> = new Set(['same-house', 'same-object', 'same-crossing', 'near-house']);

/** The matters under which a trace is found: those of its words, and its topic. */
function mattersOf({ topic, subjects }: Trace): string[] {
  const matters = [...subjects].filter(([, weight]) => weight >= 0.3).map(([code]) => code);
  return topic === null ? matters : [...matters, `t:${topic}`];
}

/** Houses of one stretch of a street share a key: a failure of a network strikes neighbours. */
const STRETCH = 8;

function stretchesOf(house: string): number[] {
  const at = Math.floor(Number.parseInt(house, 10) / STRETCH);
  return [at - 1, at, at + 1];
}

interface PlaceKeys {
  /** Enough by themselves. */
  readonly exact: string[];
  /** Only together with a matter. */
  readonly wide: string[];
}

/** Where an appeal is put for others to find. */
function postedKeys({ places, cell, isAreal }: Trace): PlaceKeys {
  const exact = [...places.objects];
  const wide = areaKeys(places);
  for (const [name, houses] of places.names) {
    wide.push(`n:${name}`);
    if (houses.length === 0) wide.push(`s:${name}`);
    for (const house of houses) {
      exact.push(`${name}|${house}`);
      if (isAreal) wide.push(`b:${name}|${Math.floor(Number.parseInt(house, 10) / STRETCH)}`);
    }
  }
  if (cell !== null) wide.push(`c:${parentCell(cell, CELL_KEY_RESOLUTION)}`);
  return { exact, wide };
}

/** Where an appeal looks: with a house it need not meet every other house of its street. */
function soughtKeys({ places, cell, isAreal }: Trace): PlaceKeys {
  const exact = [...places.objects];
  const wide = areaKeys(places);
  for (const [name, houses] of places.names) {
    wide.push(houses.length === 0 ? `n:${name}` : `s:${name}`);
    for (const house of houses) {
      exact.push(`${name}|${house}`);
      if (isAreal) wide.push(...stretchesOf(house).map((stretch) => `b:${name}|${stretch}`));
    }
  }
  if (cell !== null) {
    wide.push(...gridDisk(parentCell(cell, CELL_KEY_RESOLUTION), 1).map((around) => `c:${around}`));
  }
  return { exact, wide: [...new Set(wide)] };
}

const areaKeys = (places: Trace['places']): string[] => [
  ...places.quarters.map((quarter) => `q:${quarter}`),
  ...places.areas.map((area) => `a:${area}`),
];

function keysOf(trace: Trace, { exact, wide }: PlaceKeys): string[] {
  const keys = trace.signature === null ? exact : [...bandsOf(trace.signature), ...exact];
  for (const matter of mattersOf(trace)) for (const place of wide) keys.push(`${place}|${matter}`);
  if (trace.author !== null) keys.push(`u:${trace.author}`);
  return keys;
}

/**
 * Groups of appeals about one thing, in memory: a new appeal meets only those that share a place, an author or a
 * near copy with it. Deterministic: the same appeals in the same order make the same groups.
 */
export class ProblemBoard {
  readonly #rules: ProblemRules;
  readonly #clusters = new Map<number, Cluster>();
  readonly #of = new Map<number, Cluster>();
  readonly #postings = new Map<string, Cluster[]>();
  /** Pairs that a person has parted: appeal → groups it may not join by rule. */
  readonly #parted = new Map<number, Set<number>>();
  #prunedAt = Number.NEGATIVE_INFINITY;
  #nextId = 1;

  constructor(rules: ProblemRules = DEFAULT_RULES) {
    this.#rules = rules;
  }

  clusterOf(appealId: number): Cluster | null {
    return this.#of.get(appealId) ?? null;
  }

  clusters(): IterableIterator<Cluster> {
    return this.#clusters.values();
  }

  /** What an appeal is like, without taking it in. */
  find(trace: Trace): Finding {
    const met = new Set<Cluster>();
    for (const key of keysOf(trace, soughtKeys(trace)))
      for (const cluster of this.#postings.get(key) ?? []) met.add(cluster);
    const own = this.#of.get(trace.id);
    const parted = this.#parted.get(trace.id);
    const candidates: Candidate[] = [];
    for (const cluster of met) {
      if (cluster === own || !this.#clusters.has(cluster.id) || parted?.has(cluster.id)) continue;
      const candidate = judge(trace, cluster);
      if (candidate !== null && candidate.score >= this.#rules.suggest) candidates.push(candidate);
    }
    candidates.sort(
      (a, b) => b.score - a.score || b.cluster.last - a.cluster.last || a.cluster.id - b.cluster.id,
    );
    return this.#choose(candidates);
  }

  #choose(candidates: readonly Candidate[]): Finding {
    const suggestions = candidates.slice(0, MOST_SUGGESTED);
    const join = this.#leading(candidates);
    if (join === null || join.isTooWide) return { join: null, suggestions };
    return { join, suggestions: suggestions.filter((candidate) => candidate !== join) };
  }

  /** The one to join; null where two are so close that a person must say. */
  #leading(candidates: readonly Candidate[]): Candidate | null {
    const [best] = candidates;
    if (best === undefined || best.score < this.#rules.join) return null;
    const close = candidates.filter(
      ({ score }) => score >= this.#rules.join && (score === best.score || best.score - score < TIE),
    );
    if (close.length === 1 || best.reasons.some(({ code }) => EXACT.has(code))) return best;
    // A lone appeal is no rival of a group: else one that stayed outside would keep all later ones out.
    const [group, rival] = close.filter(({ cluster }) => cluster.members.size > 1);
    return group !== undefined && rival === undefined ? group : null;
  }

  /** Takes an appeal in: into the group that it joins by rule, or into one of its own. */
  take(trace: Trace): Finding {
    this.#prune(trace.created);
    const finding = this.find(trace);
    this.put(trace, finding.join?.cluster ?? null);
    return finding;
  }

  /** Puts an appeal into a group, or into a new one. */
  put(trace: Trace, into: Cluster | null): Cluster {
    this.remove(trace.id);
    const cluster = into ?? this.#open();
    cluster.members.set(trace.id, trace);
    cluster.last = Math.max(cluster.last, trace.created);
    this.#of.set(trace.id, cluster);
    for (const key of keysOf(trace, postedKeys(trace))) this.#post(key, cluster);
    return cluster;
  }

  remove(appealId: number): void {
    const cluster = this.#of.get(appealId);
    if (cluster === undefined) return;
    cluster.members.delete(appealId);
    this.#of.delete(appealId);
    if (cluster.members.size === 0) this.#clusters.delete(cluster.id);
  }

  /** A person has parted them: the rule does not join them again. */
  part(appealId: number, cluster: Cluster): void {
    const parted = this.#parted.get(appealId) ?? new Set();
    this.#parted.set(appealId, parted.add(cluster.id));
  }

  #open(): Cluster {
    const cluster: Cluster = { id: this.#nextId++, members: new Map(), last: Number.NEGATIVE_INFINITY };
    this.#clusters.set(cluster.id, cluster);
    return cluster;
  }

  #post(key: string, cluster: Cluster): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) {
      this.#postings.set(key, [cluster]);
      return;
    }
    if (posting.at(-1) === cluster || posting.includes(cluster)) return;
    posting.push(cluster);
    if (posting.length > MOST_IN_POSTING) posting.shift();
  }

  /** Once a day of the appeals' own time: groups too old for anything to join them are let go. */
  #prune(now: number): void {
    if (now - this.#prunedAt < DAY) return;
    this.#prunedAt = now;
    for (const cluster of this.#clusters.values()) {
      if (now - cluster.last <= LONGEST_HORIZON) continue;
      for (const id of cluster.members.keys()) {
        this.#of.delete(id);
        this.#parted.delete(id);
      }
      this.#clusters.delete(cluster.id);
    }
    for (const [key, posting] of this.#postings) {
      const kept = posting.filter(({ id }) => this.#clusters.has(id));
      if (kept.length === 0) this.#postings.delete(key);
      else if (kept.length < posting.length) this.#postings.set(key, kept);
    }
  }
}

/** The first member and the latest ones stand for a large group. */
function witnessesOf({ members }: Cluster): Trace[] {
  const all = [...members.values()];
  return all.length <= MOST_COMPARED ? all : [...all.slice(0, 2), ...all.slice(2 - MOST_COMPARED)];
}

/** The likest member speaks first, the group as a whole has a say, and a majority of contradictions forbids. */
export function judge(trace: Trace, cluster: Cluster): Candidate | null {
  let best: { score: number; features: Features } | null = null;
  let conflicts = 0;
  const scores: number[] = [];
  const witnesses = witnessesOf(cluster);
  for (const witness of witnesses) {
    const comparison = compare(trace, witness);
    if (comparison.isConflict) {
      if (comparison.conflict !== 'too-long-ago') conflicts++;
      continue;
    }
    const score = scoreOf(comparison.features);
    scores.push(score);
    if (best === null || score > best.score) best = { score, features: comparison.features };
  }
  if (best === null || conflicts > scores.length) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length + conflicts);
  const isTooWide = spreads(trace, cluster, best.features);
  return { cluster, score: 0.75 * best.score + 0.25 * mean, isTooWide, reasons: reasonsOf(best.features) };
}

function stepsBetween(a: string, b: string): number {
  try {
    return gridDistance(a, b);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Whether only a broad place speaks for it and the group would grow along it; a network fails as widely as it does. */
function spreads(trace: Trace, { members }: Cluster, { place, copy }: Features): boolean {
  if (!BROAD.has(place) || trace.isAreal) return false;
  if (members.size >= MOST_BY_NAME && copy < NEAR_COPY) return true;
  const [first] = [...members.values()].flatMap(({ cell }) => (cell === null ? [] : [cell]));
  return first !== undefined && trace.cell !== null && stepsBetween(first, trace.cell) > WIDEST_STEPS;
}
