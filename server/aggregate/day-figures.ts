import {
  BOOKS,
  type Book,
  type FigureChange,
  type FigureValue,
  type HotTopic,
  section,
} from '@/lib/contract/figures';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { cellCentre, parentCell } from '@/lib/domain/cell';
import { dayStart, HOUR, localDay, localToInstant, nextDayStart, zoneOffset } from '@/lib/domain/city-time';
import { SCAN_MINUTES, scanStart } from '@/lib/domain/hot/scan';
import {
  type HotVerdict,
  judgeHot,
  LEAST_AUTHORS,
  type TopicHour,
  type WatchedTopic,
} from '@/lib/domain/hot-topic';
import type { Interval } from '@/lib/domain/log-event';
import { quantile } from '@/lib/domain/negative-binomial';
import { displayInterval, HOT_QUANTILE } from '@/lib/domain/norm';
import type { CompiledCalendar } from '@/lib/domain/work-calendar/compile';
import { dayCloses } from '@/lib/domain/work-calendar/day-closes';
import type { City } from '@/lib/services/city/city';
import type { AggregateState } from './aggregate-state';
import { clusterRows } from './cluster-rows';
import { DAYS_AHEAD } from './due-board';
import type { HotHour } from './hot-hour';

/** The shift begins at this hour of the city; «+3 с 8:00» counts from it. */
const SHIFT_HOUR = 8;

/** Figures that are drawn from the folds at a moment rather than counted: hot topics, hours of the day, terms of today. */
export class DayFigures {
  readonly #city: City;
  readonly #state: AggregateState;
  #published = new Map<string, string>();
  #hours: CompiledCalendar | null = null;
  readonly #hourNormsOf = new Map<Book, { basis: string; intervals: readonly Interval[] }>();

  constructor(city: City, state: AggregateState) {
    this.#city = city;
    this.#state = state;
  }

  /** By whose hours working days end from now on: they come from the settings, not from the log. */
  keepHours(calendar: CompiledCalendar | null): void {
    this.#hours = calendar;
  }

  takeChanges(changes: FigureChange[]): void {
    this.#give(changes, section.dayCloses, new Map([['list', this.#dayCloses()]]));
    this.#give(changes, section.clusters, new Map([['list', clusterRows(this.#city, this.#state)]]));
    this.#giveAll(changes, section.outages, this.#outages());
    for (const book of BOOKS) {
      this.#give(changes, section.hot(book), new Map([['list', this.hotTopics(book)]]));
      this.#give(changes, section.hours(book), this.#hoursOfDay(book));
      this.#give(changes, section.deadlineDay(book), this.#deadlineDay(book));
      this.#give(changes, section.dueSlots(book), new Map([['list', this.#dueSlots(book)]]));
      this.#give(changes, section.dueToday(book), this.#dueToday(book));
    }
  }

  all(changes: FigureChange[]): void {
    this.#published.clear();
    this.takeChanges(changes);
  }

  #give(changes: FigureChange[], name: string, figures: ReadonlyMap<string, FigureValue>): void {
    for (const [id, value] of figures) {
      const key = `${name}|${id}`;
      const text = JSON.stringify(value);
      if (this.#published.get(key) === text) continue;
      this.#published.set(key, text);
      changes.push([name, id, value]);
    }
  }

  /** Gives a section as a whole: what was given before and is there no more is taken back. */
  #giveAll(changes: FigureChange[], name: string, figures: ReadonlyMap<string, FigureValue>): void {
    for (const key of this.#published.keys()) {
      const id = key.slice(name.length + 1);
      if (!key.startsWith(`${name}|`) || figures.has(id)) continue;
      this.#published.delete(key);
      changes.push([name, id, null]);
    }
    this.#give(changes, name, figures);
  }

  /** Outages, accidents and events of now, with what they explain of the last hour. */
  #outages(): Map<string, FigureValue> {
    const { outages, hot, now } = this.#state;
    return outages.current(now, (topic, district) => hot[0].count(topic, district));
  }

  /** What rings at this moment, worst first, then what has rung and calms down; none while there is no norm. */
  hotTopics(book: Book): HotTopic[] {
    const { hot, lives, norms } = this.#state;
    const index = book === 'messages' ? 0 : 1;
    if (norms.norm === null) return [];
    const ringing = this.verdicts(book);
    const isRinging = new Set(ringing.map(({ topic }) => topic));
    const rows = ringing.map((verdict) => {
      const life = lives[index].get(verdict.topic);
      const phase = life === undefined || life.phase === 'calmed' ? 'opened' : life.phase;
      return this.#hotTopic({ ...verdict, phase, since: life?.since ?? null }, hot[index]);
    });
    const calming = lives[index]
      .all()
      .filter(({ topic }) => !isRinging.has(topic) && !this.#isExplained(topic, null))
      .map(({ topic, district, since }) => {
        const calm = this.#calm(this.#watched(book, hot[index].told(topic, district)));
        return this.#hotTopic({ ...calm, phase: 'calmed', since }, hot[index]);
      });
    return [...rows, ...calming];
  }

  /** Topics that ring at this moment, worst first. */
  verdicts(book: Book): HotVerdict[] {
    const { norms, hot } = this.#state;
    if (norms.norm === null) return [];
    const watched = hot[book === 'messages' ? 0 : 1]
      .topicHours()
      .filter(
        ({ topic, district, authors }) =>
          authors >= LEAST_AUTHORS && topic !== UNDETERMINED_TOPIC && !this.#isExplained(topic, district),
      )
      .map((told) => this.#watched(book, told));
    const { topics, districts } = this.#city.profile;
    return judgeHot(watched, {
      tests: topics.length * (districts.length + 1),
      display: displayInterval,
    });
  }

  #isExplained(topic: string, district: string | null): boolean {
    const { outages, now } = this.#state;
    return outages.explains(topic, district, now);
  }

  /** The hour of a topic that no longer rings. */
  #calm({ windows, dispersion, ...told }: WatchedTopic) {
    const expected = windows.find(({ minutes }) => minutes === 60)?.expected ?? 0;
    return {
      ...told,
      minutes: 60,
      norm: displayInterval(expected, dispersion.hour),
      bound: quantile(HOT_QUANTILE, expected, dispersion.hour),
    };
  }

  #watched(book: Book, told: TopicHour): WatchedTopic {
    const { norms, voices, now } = this.#state;
    const { topic, district } = told;
    const { between, dispersion } = norms.expectation(book, topic, district);
    const seen = voices[book === 'messages' ? 0 : 1].seen(topic, district);
    const windows = SCAN_MINUTES.map((minutes, i) => ({
      minutes,
      seen: seen[i] ?? 0,
      expected: between(scanStart(now, minutes), now),
    }));
    return { ...told, windows, dispersion };
  }

  #hotTopic(row: Omit<HotTopic, 'place' | 'cell'>, hour: HotHour): HotTopic {
    const { topic, district, phase, since, count, minutes, norm, bound, authors, sources, addresses } = row;
    const cells = hour.cells(topic, district);
    const cell = modalParent(cells);
    const [lat, lon] = cell === null ? [0, 0] : centreOfMass(cells, cell);
    const place = cell === null ? null : this.#city.nearestPlace(lon, lat);
    const where = { topic, district, place, cell, phase, since };
    return { ...where, count, minutes, norm, bound, authors, sources, addresses };
  }

  /** Counts and norms of the city's hours of today, and what the day comes to by midnight. */
  #hoursOfDay(book: Book): Map<string, FigureValue> {
    const { trend, now } = this.#state;
    const { zone } = this.#city.profile;
    const start = dayStart(zone, now);
    const first = trend.slotOf('hour', start);
    const counts = trend.read('hour', { book, topic: 0, first, last: trend.slotOf('hour', now) });
    const figures = new Map<string, FigureValue>();
    this.#hourNorms(book, start).forEach(([low, high], hour) => {
      figures.set(String(hour), [counts[hour] ?? 0, low, high]);
    });
    figures.set('marks', this.#marks(start));
    figures.set('projection', this.#projection(book, start) ?? -1);
    return figures;
  }

  /** Outages, accidents and events of today as [from, to, kind] one after another, in hours with a fraction. */
  #marks(start: number): number[] {
    const { outages, now } = this.#state;
    const end = nextDayStart(this.#city.profile.zone, start);
    const hour = (at: number) => (Math.min(end, Math.max(start, at)) - start) / HOUR;
    return outages.touching(start, now).flatMap(({ from, to, kind }) => [hour(from), hour(to), kind]);
  }

  /** They stand for the day; −1 while there is no norm. */
  #hourNorms(book: Book, start: number): readonly Interval[] {
    const { norms } = this.#state;
    const basis = `${norms.norm?.version} ${start}`;
    const known = this.#hourNormsOf.get(book);
    if (known?.basis === basis) return known.intervals;
    const intervals = Array.from(
      { length: 24 },
      (_, hour): Interval => norms.hourInterval(book, start + hour * HOUR) ?? [-1, -1],
    );
    this.#hourNormsOf.set(book, { basis, intervals });
    return intervals;
  }

  /**
   * What came so far, and the rest of the day at its norm, scaled by how this day has gone: the ratio of seen
   * to expected, drawn towards one by a quarter of an ordinary day.
   */
  #projection(book: Book, start: number): number | null {
    const { norms, totals, now } = this.#state;
    const end = nextDayStart(this.#city.profile.zone, now);
    const expected = norms.expectedBetween(book, start, now);
    const rest = norms.expectedBetween(book, now, end);
    if (expected === null || rest === null) return null;
    const seen = totals.count0(book, 'today');
    const weight = (expected + rest) / 4;
    return Math.round(seen + (rest * (seen + weight)) / Math.max(1e-9, expected + weight));
  }

  #dayCloses(): number[] {
    const first = localDay(this.#city.profile.zone, this.#state.now);
    return [first, ...dayCloses(this.#hours, { first, count: DAYS_AHEAD })];
  }

  #dueSlots(book: Book): number[] {
    return this.#state.deadlines.board.slots(book, this.#state.now);
  }

  /** Departments that were given out and have nothing left today get a zero. */
  #dueToday(book: Book): Map<string, FigureValue> {
    const name = section.dueToday(book);
    const today = this.#state.deadlines.board.today(book, this.#state.now);
    const given = [...this.#published.keys()].filter((key) => key.startsWith(`${name}|`));
    const gone = given.map((key): [string, number] => [key.slice(name.length + 1), 0]);
    return new Map([...gone, ...today]);
  }

  #deadlineDay(book: Book): Map<string, FigureValue> {
    const { deadlines, norms, now } = this.#state;
    const { zone } = this.#city.profile;
    const hour = Math.floor(((now + zoneOffset(zone, now)) / HOUR) % 24);
    const figures = new Map<string, FigureValue>([
      ['due-today', deadlines.board.dueToday(book, now)],
      ['late-since-shift', deadlines.board.lateSince(book, shiftStart(zone, now))],
    ]);
    const soon = norms.norm?.deadlines.soon[hour];
    const late = norms.norm?.deadlines.late[hour];
    if (book === 'messages' && soon !== undefined && late !== undefined) {
      figures.set('soon-norm', soon);
      figures.set('late-norm', late);
    }
    return figures;
  }
}

/** The last beginning of a shift before `t`. */
function shiftStart(zone: string, t: number): number {
  const today = dayStart(zone, t);
  const at = (start: number) => localToInstant(zone, start + zoneOffset(zone, start) + SHIFT_HOUR * HOUR);
  return at(today) <= t ? at(today) : at(dayStart(zone, today - HOUR));
}

/** The H3-7 cell that holds most; of equals the first by name. */
function modalParent(cells: ReadonlyMap<string, number>): string | null {
  const parents = new Map<string, number>();
  for (const [cell, count] of cells) {
    const parent = parentCell(cell, 7);
    parents.set(parent, (parents.get(parent) ?? 0) + count);
  }
  const sorted = [...parents].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? null;
}

/** `[lat, lon]` of the middle of what lies in one parent cell. */
function centreOfMass(cells: ReadonlyMap<string, number>, parent: string): [number, number] {
  let lat = 0;
  let lon = 0;
  let weight = 0;
  for (const [cell, count] of cells) {
    if (parentCell(cell, 7) !== parent) continue;
    const [cellLat, cellLon] = cellCentre(cell);
    lat += cellLat * count;
    lon += cellLon * count;
    weight += count;
  }
  return [lat / weight, lon / weight];
}
