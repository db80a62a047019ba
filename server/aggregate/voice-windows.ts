import { MINUTE } from '@/lib/domain/city-time';
import { LONGEST_SCAN, SCAN_MINUTES, scanStart } from '@/lib/domain/hot/scan';
import type { HourEntry } from './hot-hour';

/** Stands for the whole city among the districts of a topic. */
const CITY = '';

type Voice = Pick<HourEntry, 'at' | 'sign' | 'topic' | 'district' | 'author'>;

/** Unique authors of every topic and district in one window that ends now. */
class VoiceWindow {
  readonly #minutes: number;
  readonly #authors = new Map<string, Map<string, Map<string, number>>>();
  /** The minute in which the window begins. */
  #tail = Number.NEGATIVE_INFINITY;

  constructor(minutes: number) {
    this.#minutes = minutes;
  }

  holds(index: number): boolean {
    return index >= this.#tail;
  }

  /** Moves the beginning to where it stands at `t`; answers the minutes that fell out, from and to. */
  moveTo(t: number): readonly [from: number, to: number] {
    const before = this.#tail;
    this.#tail = Math.max(before, scanStart(t, this.#minutes) / MINUTE);
    return [before, this.#tail];
  }

  count({ topic, district, author }: Voice, by: number): void {
    this.#bump(topic, CITY, { author, by });
    if (district !== null) this.#bump(topic, district, { author, by });
  }

  seen(topic: string, district: string | null): number {
    let seen = 0;
    for (const count of this.#authors
      .get(topic)
      ?.get(district ?? CITY)
      ?.values() ?? [])
      if (count > 0) seen++;
    return seen;
  }

  #bump(topic: string, district: string, { author, by }: { author: string; by: number }): void {
    const districts = grown(this.#authors, topic);
    const authors = grown(districts, district);
    const count = (authors.get(author) ?? 0) + by;
    if (count === 0) authors.delete(author);
    else authors.set(author, count);
    if (authors.size === 0) districts.delete(district);
    if (districts.size === 0) this.#authors.delete(topic);
  }
}

function grown<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let known = map.get(key);
  if (known === undefined) {
    known = new Map();
    map.set(key, known);
  }
  return known;
}

/** Unique authors of every topic in all windows of the scan, in the city and by district. */
export class VoiceWindows {
  readonly #windows = SCAN_MINUTES.map((minutes) => new VoiceWindow(minutes));
  readonly #buckets = new Map<number, Voice[]>();
  #now = Number.NEGATIVE_INFINITY;

  constructor(saved?: SavedVoices) {
    if (saved === undefined) return;
    this.advance(saved.now);
    for (const voice of saved.voices) this.add(voice);
  }

  add({ at, sign, topic, district, author }: Voice): void {
    const index = Math.floor(at / MINUTE);
    const voice = { at, sign, topic, district, author };
    const holding = this.#windows.filter((window) => window.holds(index));
    if (holding.length === 0) return;
    for (const window of holding) window.count(voice, sign);
    const bucket = this.#buckets.get(index);
    if (bucket === undefined) this.#buckets.set(index, [voice]);
    else bucket.push(voice);
  }

  advance(t: number): void {
    if (Math.floor(t / MINUTE) <= Math.floor(this.#now / MINUTE)) return;
    this.#now = t;
    for (const window of this.#windows) this.#drop(window, window.moveTo(t));
    const oldest = scanStart(t, LONGEST_SCAN) / MINUTE;
    for (const index of this.#buckets.keys()) if (index < oldest) this.#buckets.delete(index);
  }

  #drop(window: VoiceWindow, [from, to]: readonly [number, number]): void {
    for (const [index, bucket] of this.#buckets) {
      if (index < from || index >= to) continue;
      for (const voice of bucket) window.count(voice, -voice.sign);
    }
  }

  /** Authors of a topic by window, in the order of `SCAN_MINUTES`. */
  seen(topic: string, district: string | null): number[] {
    return this.#windows.map((window) => window.seen(topic, district));
  }

  save(): SavedVoices {
    return { now: this.#now, voices: [...this.#buckets.values()].flat() };
  }
}

export interface SavedVoices {
  readonly now: number;
  readonly voices: readonly Voice[];
}
