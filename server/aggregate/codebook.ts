import { CHANNELS, type Channel, isCall, isPlaced, STATUSES, type Status } from '@/lib/domain/appeal';
import { parentCell } from '@/lib/domain/cell';
import { MINUTE } from '@/lib/domain/city-time';
import { finishedAt, firstWordAt, isAnsweredLate, isOpen } from '@/lib/domain/deadline/gauge';
import type { Contribution } from '@/lib/domain/log-event';
import { createDictionary, type Dictionary } from './dictionary';

/**
 * An appeal as the windowed folds see it, packed into two numbers: `dims` holds topic (12 bits), district (6),
 * department (9) and channel (4); `marks` holds cell (22 bits), status (4), kind, open, placed and call. An entry
 * that stands for an answer or a first reaction holds what it counts in the place of the cell.
 */
export interface Packed {
  readonly dims: number;
  readonly marks: number;
}

/** A district, department or topic beyond these is refused as poison rather than counted wrongly. */
const LIMITS = {
  topic: 1 << 12,
  district: 1 << 6,
  department: 1 << 9,
  cell: 1 << 22,
  source: 1 << 8,
  regime: 1 << 6,
} as const;
/** Open terms beyond so many H3-7 cells count as without one; a city has some hundred. */
const TERM_CELLS = 1 << 11;
const LONGEST_REACTION = (1 << 22) - 1;

export const topicOf = (dims: number) => dims & 0xfff;
export const districtOf = (dims: number) => (dims >>> 12) & 0x3f;
export const departmentOf = (dims: number) => (dims >>> 18) & 0x1ff;
export const channelOf = (dims: number) => (dims >>> 27) & 0xf;
export const cellOf = (marks: number) => marks & 0x3fffff;
export const statusOf = (marks: number) => (marks >>> 22) & 0xf;
export const bookOf = (marks: number) => (marks >>> 26) & 1;
export const openOf = (marks: number) => (marks >>> 27) & 1;
export const unplacedOf = (marks: number) => (marks >>> 28) & 1;
export const callOf = (marks: number) => (marks >>> 29) & 1;

/** What an entry of the windows stands for, in its top bits. */
export const ENTRY = { arrival: 0, finish: 1, reaction: 2 } as const;
export const entryOf = (marks: number) => marks >>> 30;
/** Of an answer: whether it was late, by whom it was fed, by which regime it was due. */
export const lateOf = (marks: number) => (marks >>> 27) & 1;
export const finishSourceOf = (marks: number) => marks & 0xff;
export const finishRegimeOf = (marks: number) => (marks >>> 8) & 0x3f;
/** Of a first reaction: whole minutes since the registration. */
export const minutesOf = (marks: number) => marks & 0x3fffff;

const channelIds = new Map(CHANNELS.map((channel, i) => [channel, i + 1]));
const statusIds = new Map(STATUSES.map((status, i) => [status, i + 1]));

export const channelCode = (id: number): Channel => CHANNELS[id - 1] ?? 'other';
export const statusCode = (id: number): Status => STATUSES[id - 1] ?? 'registered';

/** Codes of one aggregator and its cells with their coarser parents. */
export class Codebook {
  readonly topics: Dictionary;
  readonly districts: Dictionary;
  readonly departments: Dictionary;
  readonly sources: Dictionary;
  readonly regimes: Dictionary;
  /** H3-7 cells of open terms. */
  readonly termCells: Dictionary;
  /** Resolution 9, and the two that maps show. */
  readonly cells: Dictionary;
  readonly cells8: Dictionary;
  readonly cells7: Dictionary;
  #parent8: Int32Array = new Int32Array(1024);
  #parent7: Int32Array = new Int32Array(1024);

  constructor(saved?: SavedCodebook) {
    this.topics = createDictionary(saved?.topics);
    this.districts = createDictionary(saved?.districts);
    this.departments = createDictionary(saved?.departments);
    this.sources = createDictionary(saved?.sources);
    this.regimes = createDictionary(saved?.regimes);
    this.termCells = createDictionary(saved?.termCells);
    this.cells8 = createDictionary(saved?.cells8);
    this.cells7 = createDictionary(saved?.cells7);
    this.cells = createDictionary();
    for (const cell of saved?.cells ?? []) this.#cellId(cell);
  }

  pack(contribution: Contribution): Packed {
    const { topic, district, department, cell } = contribution;
    const topicId = within('topic', this.topics.idOf(topic), topic);
    const districtId = district === null ? 0 : within('district', this.districts.idOf(district), district);
    const departmentId =
      department === null ? 0 : within('department', this.departments.idOf(department), department);
    const cellId = cell === null ? 0 : within('cell', this.#cellId(cell), cell);
    this.sourceId(contribution.source);
    this.regimeId(contribution.regime ?? null);
    const channelId = channelIds.get(contribution.channel) ?? 0;
    const statusId = statusIds.get(contribution.status) ?? 0;
    const isPetition = contribution.kind === 'petition' ? 1 : 0;
    const open = isOpen(contribution) ? 1 : 0;
    const unplaced = isPlaced(contribution.precision) ? 0 : 1;
    const call = isCall(contribution.channel) ? 1 : 0;
    return {
      dims: topicId | (districtId << 12) | (departmentId << 18) | (channelId << 27),
      marks: cellId | (statusId << 22) | (isPetition << 26) | (open << 27) | (unplaced << 28) | (call << 29),
    };
  }

  sourceId(source: string): number {
    return within('source', this.sources.idOf(source), source);
  }

  /** 0 for a term that the source gave. */
  regimeId(regime: string | null): number {
    return regime === null ? 0 : within('regime', this.regimes.idOf(regime), regime);
  }

  termCellId(cell: string | null): number {
    const id = cell === null ? 0 : this.termCells.idOf(parentCell(cell, 7));
    return id < TERM_CELLS ? id : 0;
  }

  /** The entry of an answer to what had a due time, to be counted at the moment of that answer. */
  packFinish(contribution: Contribution, { dims, marks }: Packed): Packed | null {
    if (contribution.due === null || finishedAt(contribution) === null) return null;
    const late = isAnsweredLate(contribution) ? 1 : 0;
    const ids = this.sourceId(contribution.source) | (this.regimeId(contribution.regime ?? null) << 8);
    return { dims, marks: ids | (bookOf(marks) << 26) | (late << 27) | (ENTRY.finish << 30) };
  }

  /** The entry of a first reaction, to be counted at its moment. */
  packReaction(contribution: Contribution, { dims, marks }: Packed): Packed | null {
    const word = firstWordAt(contribution);
    if (word === null) return null;
    const whole = Math.floor((word - contribution.created) / MINUTE);
    const minutes = Math.min(LONGEST_REACTION, Math.max(0, whole));
    return { dims, marks: minutes | (bookOf(marks) << 26) | (ENTRY.reaction << 30) };
  }

  parent8(cell: number): number {
    return this.#parent8[cell] ?? 0;
  }

  parent7(cell: number): number {
    return this.#parent7[cell] ?? 0;
  }

  #cellId(cell: string): number {
    const size = this.cells.size;
    const id = this.cells.idOf(cell);
    if (id === size) {
      if (id >= this.#parent8.length) {
        this.#parent8 = doubled(this.#parent8);
        this.#parent7 = doubled(this.#parent7);
      }
      this.#parent8[id] = this.cells8.idOf(parentCell(cell, 8));
      this.#parent7[id] = this.cells7.idOf(parentCell(cell, 7));
    }
    return id;
  }

  save(): SavedCodebook {
    return {
      topics: this.topics.codes(),
      districts: this.districts.codes(),
      departments: this.departments.codes(),
      sources: this.sources.codes(),
      regimes: this.regimes.codes(),
      termCells: this.termCells.codes(),
      cells: this.cells.codes(),
      cells8: this.cells8.codes(),
      cells7: this.cells7.codes(),
    };
  }
}

export interface SavedCodebook {
  readonly topics: readonly string[];
  readonly districts: readonly string[];
  readonly departments: readonly string[];
  readonly sources: readonly string[];
  readonly regimes: readonly string[];
  readonly termCells: readonly string[];
  readonly cells: readonly string[];
  readonly cells8: readonly string[];
  readonly cells7: readonly string[];
}

function doubled(list: Int32Array): Int32Array {
  const longer = new Int32Array(list.length * 2);
  longer.set(list);
  return longer;
}

function within(what: keyof typeof LIMITS, id: number, code: string): number {
  if (id >= LIMITS[what]) throw new RangeError(`too many codes of ${what} (${LIMITS[what]}): ${code}`);
  return id;
}
