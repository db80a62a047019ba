import type { Position, Ring } from '@/lib/domain/geometry';
import type { HotPhase } from '@/lib/domain/hot/life';
import type { Interval } from '@/lib/domain/log-event';
import type { OutageKind } from '@/lib/domain/outages/outage';
import type { SourceHealth } from '@/lib/domain/source-health';
import type { TimeWindow } from '@/lib/domain/time-window';

/**
 * The live figures are one table: section → id → value. The aggregator publishes what changed in it, web
 * nodes keep a copy, rooms are lists of sections. The last value of a cell wins, so changes merge freely.
 */
export type FigureValue =
  | number
  | readonly number[]
  | HotTopic[]
  | HotCluster[]
  | SourceHealth
  | ActiveOutage;
export type FigureChange = readonly [section: string, id: string, value: FigureValue | null];
export type FigureTable = Map<string, Map<string, FigureValue>>;

/** Stands for all topics together. */
export const ALL = '*';
/** Stands for «без района», «без исполнителя». */
export const NONE = '-';

/** Messages have sections of their own, petitions the same ones under `petitions.`; never added. */
export type Book = 'messages' | 'petitions';
export const BOOKS = ['messages', 'petitions'] as const;

/** By what the gauges of deadlines are told apart. */
export const GAUGE_BY = ['topics', 'regimes', 'departments', 'districts', 'sources'] as const;
export type GaugeBy = (typeof GAUGE_BY)[number];
/** `ever` is all that the store holds. */
export type FinishSpan = TimeWindow | 'ever';

const prefix = (book: Book) => (book === 'petitions' ? 'petitions.' : '');

export const section = {
  /** topic or ALL → [count, calls, open, unplaced]. */
  topics: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.topics`,
  /** H3 cell → count, of one topic or ALL. */
  cells: (book: Book, window: TimeWindow, topic: string) => `${prefix(book)}${window}.cells.${topic}`,
  /** district or NONE → count. */
  districts: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.districts`,
  channels: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.channels`,
  statuses: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.statuses`,
  departments: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.departments`,
  /** topic or ALL → [low, high]. */
  norms: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.norms`,
  /** district → [low, high]. */
  districtNorms: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.district-norms`,
  /** code or NONE (topics: or ALL) → [answered or closed with a due time, of them late], by the time of the answer. */
  finished: (book: Book, span: FinishSpan, by: GaugeBy) => `${prefix(book)}${span}.finished.${by}`,
  /** code or NONE (topics: or ALL) → [in time, soon, late, without a due time]; open appeals of any age. */
  deadlines: (book: Book, by: GaugeBy = 'topics') => `${prefix(book)}deadlines.${by}`,
  /** H3-7 cell or NONE → open appeals that are late. */
  lateCells: (book: Book) => `${prefix(book)}late-cells`,
  /** `list` → day, hour, count, and so on: when open appeals that are not late yet fall due in the next days. */
  dueSlots: (book: Book) => `${prefix(book)}due-slots`,
  /** `list` → a day since the epoch, then by day from it when the working day ends, minutes of the city's clock; −1 for a day off. */
  dayCloses: 'day-closes',
  /** department or NONE → open appeals due today that are not late yet. */
  dueToday: (book: Book) => `${prefix(book)}due-today`,
  /** `minutes` → [median from registration to the first reaction, how many]; by the time of the reaction. */
  reaction: (book: Book, window: TimeWindow) => `${prefix(book)}${window}.reaction`,
  /** controller → [control marks, of them past their date without an answer in time]. */
  controls: (book: Book) => `${prefix(book)}controls`,
  /** `soon-norm`, `late-norm` → [low, high]; `due-today`, `late-since-shift` → count. */
  deadlineDay: (book: Book) => `${prefix(book)}deadline-day`,
  /** `list` → hot topics, worst first. */
  hot: (book: Book) => `${prefix(book)}hot`,
  /** `list` → clusters of messages where no topic is hot by itself, worst first. */
  clusters: 'clusters',
  /** `0`…`23` → [count, low, high] of the city's hours of today, norms −1 while there is none; `projection` → count by midnight;
   * `marks` → [from, to, place in OUTAGE_KINDS] one after another: outages, accidents and events of today. */
  hours: (book: Book) => `${prefix(book)}hours`,
  /** source → its polls. */
  sources: 'sources',
  /** outage → what is so at this moment; what ended or was withdrawn is gone. */
  outages: 'outages',
  /** window → lower bounds of the heat classes; the last class is open. */
  scale: 'scale',
  /** `history-days` → days of history behind the norm; `norm` → 1 when there is one. */
  norm: 'norm',
} as const;

/** Why a topic is hot, in numbers. */
export interface HotTopic {
  readonly topic: string;
  readonly district: string | null;
  /** Quarter or settlement nearest to where most of it is, when it is near enough to be named. */
  readonly place: string | null;
  /** The H3-7 cell where most of it is. */
  readonly cell: string | null;
  /** Where it is in its life; one that has calmed no longer rings and is still shown. */
  readonly phase: Exclude<HotPhase, 'closed'>;
  /** When it opened; null until the log has it. */
  readonly since: number | null;
  readonly count: number;
  /** Length of the window that `count`, `norm` and `bound` tell of; the authors and the rest are of the hour. */
  readonly minutes: number;
  readonly norm: Interval;
  readonly bound: number;
  readonly authors: number;
  readonly sources: number;
  readonly addresses: number;
}

/** More messages in a neighbourhood than chance brings there, of one topic or of many. */
export interface HotCluster {
  readonly id: string;
  /** Null when they are of many topics. */
  readonly topic: string | null;
  readonly district: string | null;
  readonly place: string | null;
  /** The H3-7 cell of its middle; the circle itself is `centre` (H3-9) and so many rings of cells. */
  readonly cell: string;
  readonly centre: string;
  readonly rings: number;
  readonly phase: Exclude<HotPhase, 'closed'>;
  readonly since: number;
  /** Messages of the last so many hours, and what is usual for them. */
  readonly count: number;
  readonly hours: number;
  readonly norm: Interval;
  readonly authors: number;
  readonly sources: number;
  readonly addresses: number;
}

/** An outage, accident or event of now, as maps and lists of a wall show it. */
export interface ActiveOutage {
  readonly title: string;
  readonly kind: OutageKind;
  /** Who runs it or told of it. */
  readonly by: string | null;
  readonly topics: readonly string[];
  readonly district: string | null;
  readonly from: number;
  readonly to: number;
  /** The promised end has passed and nobody has told of the actual one. */
  readonly isOverdue: boolean;
  readonly spots: readonly Position[];
  readonly ring: Ring | null;
  /** Messages of the last hour that it explains. */
  readonly count: number;
}

/** What the aggregator sends: numbered, with the log position and the moment it is true for. */
export interface Frame {
  readonly epoch: string;
  /** Number of the frame before this one; null in a frame that carries the whole table. */
  readonly from: number | null;
  readonly to: number;
  readonly pos: number;
  readonly asOf: number;
  readonly changes: readonly FigureChange[];
}

export function applyChanges(table: FigureTable, changes: readonly FigureChange[]): void {
  for (const [name, id, value] of changes) {
    let cells = table.get(name);
    if (cells === undefined) {
      cells = new Map();
      table.set(name, cells);
    }
    if (value === null) cells.delete(id);
    else cells.set(id, value);
  }
}

/** A figure's numbers; empty where it is missing or of another kind. */
export function numbersOf(value: FigureValue | undefined): number[] {
  if (typeof value === 'number') return [value];
  if (!Array.isArray(value)) return [];
  const items: readonly unknown[] = value;
  return items.filter((item) => typeof item === 'number');
}

export function intervalOf(value: FigureValue | undefined): Interval | null {
  const [low, high] = numbersOf(value);
  return low === undefined || high === undefined || low < 0 ? null : [low, high];
}

export function hotTopicsOf(value: FigureValue | undefined): HotTopic[] {
  return Array.isArray(value) ? value.filter(isHotTopic) : [];
}

export function hotClustersOf(value: FigureValue | undefined): HotCluster[] {
  return Array.isArray(value) ? value.filter(isHotCluster) : [];
}

function isHotCluster(value: unknown): value is HotCluster {
  return typeof value === 'object' && value !== null && 'centre' in value && 'rings' in value;
}

function isHotTopic(value: unknown): value is HotTopic {
  return (
    typeof value === 'object' && value !== null && 'topic' in value && 'authors' in value && 'bound' in value
  );
}

export function isActiveOutage(value: unknown): value is ActiveOutage {
  return typeof value === 'object' && value !== null && 'spots' in value && 'isOverdue' in value;
}

export function isSourceHealth(value: unknown): value is SourceHealth {
  return typeof value === 'object' && value !== null && 'polledAt' in value && 'source' in value;
}
