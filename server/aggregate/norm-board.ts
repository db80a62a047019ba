import { ALL, BOOKS, type Book, type FigureChange, section } from '@/lib/contract/figures';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { leastRate } from '@/lib/domain/hot/estimate-own';
import { bendProfile, type Dispersions, LEAST_DISPERSION, type OwnShape } from '@/lib/domain/hot/own-norm';
import type { Interval, Norm, NormRates } from '@/lib/domain/log-event';
import { displayInterval, profileMass, windowDispersion } from '@/lib/domain/norm';
import { type TimeWindow, WINDOWS, windowStart } from '@/lib/domain/time-window';

export interface Expectation {
  readonly dispersion: Dispersions;
  between(from: number, to: number): number;
}

const NOTHING: Expectation = { dispersion: { minutes: 0, hour: 0 }, between: () => 0 };

/** The published norm, and what it expects of every window at a moment. */
export class NormBoard {
  readonly #zone: string;
  #norm: Norm | null;
  #mass = new Map<TimeWindow, number>();
  readonly #profiles = new WeakMap<OwnShape, readonly number[]>();
  #now = Number.NEGATIVE_INFINITY;
  /** Norm and minute for which the masses stand. */
  #basis = '';
  #published = new Map<string, string>();
  #isFresh = true;

  constructor(zone: string, saved?: Norm | null) {
    this.#zone = zone;
    this.#norm = saved ?? null;
  }

  get norm(): Norm | null {
    return this.#norm;
  }

  publish(norm: Norm): void {
    this.#norm = norm;
    this.advance(this.#now);
  }

  /** What is expected of a topic between two moments of the last hours, in a district or the whole city. */
  expectation(book: Book, topic: string, district: string | null): Expectation {
    const rates = this.#rates(book);
    const norm = this.#norm;
    if (rates === null || norm === null) return NOTHING;
    const own = norm.own?.[book];
    const shape = district === null ? own?.topics[topic] : own?.topicDistricts[topic]?.[district];
    const known = district === null ? rates.topics[topic] : rates.topicDistricts[topic]?.[district];
    const rate = Math.max(leastRate(norm.historyDays * 24), known ?? 0);
    const hour = Math.max(LEAST_DISPERSION, norm.hourDispersion);
    return {
      dispersion: shape?.dispersion ?? own?.dispersion ?? { minutes: hour, hour },
      between: (from, to) => rate * profileMass(this.#bent(norm, shape), this.#zone, { from, to }),
    };
  }

  /** How much neighbourhoods differ from their level: as much as topics do. */
  clusterDispersion(): number {
    return this.#norm?.own?.messages.dispersion.hour ?? LEAST_DISPERSION;
  }

  /** The profile of a shape; shapes stand for as long as their norm. */
  #bent(norm: Norm, shape: OwnShape | undefined): readonly number[] {
    if (shape === undefined || shape.slots === null) return norm.profile;
    const known = this.#profiles.get(shape);
    if (known !== undefined) return known;
    const bent = bendProfile(norm.profile, shape.slots);
    this.#profiles.set(shape, bent);
    return bent;
  }

  /** Expected count of all messages between two moments; null without a norm. */
  expectedBetween(book: Book, from: number, to: number): number | null {
    const rates = this.#rates(book);
    if (rates === null || this.#norm === null) return null;
    return rates.all * profileMass(this.#norm.profile, this.#zone, { from, to });
  }

  interval(mu: number, window: TimeWindow): Interval {
    return displayInterval(mu, this.#norm === null ? 0 : windowDispersion(this.#norm, window));
  }

  /** Re-computes what the windows expect, once a minute. */
  advance(t: number): void {
    this.#now = t;
    const basis = `${this.#norm?.version} ${Math.floor(t / MINUTE)}`;
    if (this.#norm === null || !Number.isFinite(t) || basis === this.#basis) return;
    this.#basis = basis;
    this.#isFresh = true;
    for (const window of WINDOWS) {
      const span = { from: windowStart(window, t, this.#zone), to: t };
      this.#mass.set(window, profileMass(this.#norm.profile, this.#zone, span));
    }
  }

  /** Norms of every window that differ from what was last given out. */
  takeChanges(changes: FigureChange[]): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    for (const change of this.#all()) {
      const key = `${change[0]}|${change[1]}`;
      const value = String(change[2]);
      if (this.#published.get(key) === value) continue;
      this.#published.set(key, value);
      changes.push(change);
    }
  }

  all(changes: FigureChange[]): void {
    this.#published.clear();
    this.#isFresh = true;
    this.takeChanges(changes);
  }

  *#all(): Generator<FigureChange> {
    const norm = this.#norm;
    yield [section.norm, 'norm', norm === null ? 0 : 1];
    if (norm === null) return;
    yield [section.norm, 'history-days', norm.historyDays];
    for (const book of BOOKS) {
      const rates = this.#rates(book);
      if (rates === null) continue;
      for (const window of WINDOWS) yield* this.#ofWindow(rates, book, window);
    }
  }

  *#ofWindow(rates: NormRates, book: Book, window: TimeWindow): Generator<FigureChange> {
    const mass = this.#mass.get(window) ?? 0;
    const interval = (rate: number) => this.interval(rate * mass, window);
    yield [section.norms(book, window), ALL, interval(rates.all)];
    for (const [topic, rate] of Object.entries(rates.topics)) {
      yield [section.norms(book, window), topic, interval(rate)];
    }
    for (const [district, rate] of Object.entries(rates.districts)) {
      yield [section.districtNorms(book, window), district, interval(rate)];
    }
  }

  /** Norm of one city hour that begins at `from`. */
  hourInterval(book: Book, from: number): Interval | null {
    const mu = this.expectedBetween(book, from, from + HOUR);
    return mu === null ? null : this.interval(mu, '1h');
  }

  #rates(book: Book): NormRates | null {
    if (this.#norm === null) return null;
    return book === 'messages' ? this.#norm.messages : this.#norm.petitions;
  }
}
