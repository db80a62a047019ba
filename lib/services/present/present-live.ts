import { AppError } from '@/lib/contract/app-error';
import {
  ALL,
  type Book,
  type FigureTable,
  type FigureValue,
  hotClustersOf,
  hotTopicsOf,
  intervalOf,
  isSourceHealth,
  numbersOf,
  section,
} from '@/lib/contract/figures';
import type { LiveAnswer } from '@/lib/contract/live';
import { SECOND } from '@/lib/domain/city-time';
import type { Interval } from '@/lib/domain/log-event';
import { type SourceHealth, sourceState } from '@/lib/domain/source-health';
import type { TimeWindow } from '@/lib/domain/time-window';
import type { City } from '../city/city';
import type { LiveFigures } from '../live/live-figures';
import { presentGauges } from './present-gauges';

export interface LiveQuestion {
  readonly window: TimeWindow;
  /** Null for all topics. */
  readonly topic: string | null;
  readonly now: number;
}

/** The answer of `GET /api/v1/live`: the same figures that sockets carry, under the field's own names. */
export function presentLive(figures: LiveFigures, city: City, question: LiveQuestion): LiveAnswer {
  if (!figures.isReady())
    throw new AppError('unavailable', 'показатели ещё считаются: повторите через несколько секунд');
  const { window, topic } = question;
  const { table } = figures;
  const row = topic ?? ALL;
  const [messages, calls, open, unplaced] = measures(table, 'messages', { window, row });
  const [petitions, , openPetitions, unplacedPetitions] = measures(table, 'petitions', { window, row });
  return {
    epoch: figures.epoch(),
    pos: figures.pos(),
    asOf: new Date(figures.asOf()).toISOString(),
    window,
    topic,
    totals: { messages, petitions, calls, open, unplaced },
    norm: interval(table.get(section.norms('messages', window))?.get(row)),
    ...bookFigures({ table, city, window, row }, 'messages'),
    clusters: presentClusters(table, city),
    petitions: {
      totals: { petitions, open: openPetitions, unplaced: unplacedPetitions },
      norm: interval(table.get(section.norms('petitions', window))?.get(row)),
      ...bookFigures({ table, city, window, row }, 'petitions'),
    },
    sources: presentSources(table, city, question.now),
  };
}

type Measures = [count: number, calls: number, open: number, unplaced: number];

function measures(table: FigureTable, book: Book, at: { window: TimeWindow; row: string }): Measures {
  const [count = 0, calls = 0, open = 0, unplaced = 0] = numbers(
    table,
    section.topics(book, at.window),
    at.row,
  );
  return [count, calls, open, unplaced];
}

function counts(table: FigureTable, name: string): [string, number][] {
  const found: [string, number][] = [];
  for (const [id, value] of table.get(name) ?? [])
    if (typeof value === 'number' && value !== 0) found.push([id, value]);
  return found.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

interface BookScope {
  readonly table: FigureTable;
  readonly city: City;
  readonly window: TimeWindow;
  readonly row: string;
}

function bookFigures(scope: BookScope, book: Book) {
  const { table, city, window, row } = scope;
  const norms = section.norms(book, window);
  const [inTime = 0, soon = 0, late = 0] = numbers(table, section.deadlines(book), row);
  const [, answeredLate = 0] = numbers(table, section.finished(book, window, 'topics'), row);
  return {
    topics: topicCounts(scope, book).map(([topic, count]) => ({
      topic,
      name: city.topicName(topic),
      count,
      norm: interval(table.get(norms)?.get(topic)),
    })),
    cells: counts(table, section.cells(book, window, row)).map(([cell, count]) => ({ cell, count })),
    deadlines: { inTime, soon, late, answeredLate },
    ...presentGauges(table, book, window),
    hot: presentHot(table, city, book),
    districts: Object.fromEntries(counts(table, section.districts(book, window))),
    channels: Object.fromEntries(counts(table, section.channels(book, window))),
    statuses: Object.fromEntries(counts(table, section.statuses(book, window))),
    departments: Object.fromEntries(counts(table, section.departments(book, window))),
  };
}

function numbers(table: FigureTable, name: string, id: string): number[] {
  return numbersOf(table.get(name)?.get(id));
}

function interval(value: FigureValue | undefined): [number, number] | null {
  const found = intervalOf(value);
  return found === null ? null : [found[0], found[1]];
}

function topicCounts({ table, window }: BookScope, book: Book): [string, number][] {
  const name = section.topics(book, window);
  const found: [string, number][] = [];
  for (const id of table.get(name)?.keys() ?? []) {
    const [count = 0] = numbers(table, name, id);
    if (id !== ALL && count !== 0) found.push([id, count]);
  }
  return found.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function presentHot(table: FigureTable, city: City, book: Book) {
  return hotTopicsOf(table.get(section.hot(book))?.get('list')).map((hot) => ({
    ...hot,
    name: city.topicName(hot.topic),
    since: hot.since === null ? null : new Date(hot.since).toISOString(),
    norm: pairOf(hot.norm),
  }));
}

function presentClusters(table: FigureTable, city: City): LiveAnswer['clusters'] {
  return hotClustersOf(table.get(section.clusters)?.get('list')).map((cluster) => ({
    ...cluster,
    name: cluster.topic === null ? null : city.topicName(cluster.topic),
    since: new Date(cluster.since).toISOString(),
    norm: pairOf(cluster.norm),
  }));
}

const pairOf = ([low, high]: Interval): [number, number] => [low, high];

function presentSources(table: FigureTable, city: City, now: number): LiveAnswer['sources'] {
  const heard = new Map<string, SourceHealth>();
  for (const { id, intervalSeconds } of city.profile.sources) {
    heard.set(id, { source: id, polledAt: null, intervalSeconds, newestAt: null });
  }
  for (const value of table.get(section.sources)?.values() ?? [])
    if (isSourceHealth(value)) heard.set(value.source, value);
  return [...heard.values()].map((health) => ({
    source: health.source,
    name: city.profile.sources.find(({ id }) => id === health.source)?.name ?? health.source,
    state: sourceState(health, now),
    polledAt: health.polledAt === null ? null : new Date(health.polledAt).toISOString(),
    lagSeconds: health.polledAt === null ? null : Math.max(0, Math.round((now - health.polledAt) / SECOND)),
    intervalSeconds: health.intervalSeconds,
  }));
}
