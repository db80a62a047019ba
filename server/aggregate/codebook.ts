import { CHANNELS, type Channel, isCall, isPlaced, STATUSES, type Status } from '@/lib/domain/appeal';
import { parentCell } from '@/lib/domain/cell';
import { isAnsweredLate, isOpen } from '@/lib/domain/deadline/gauge';
import type { Contribution } from '@/lib/domain/log-event';
import { createDictionary, type Dictionary } from './dictionary';

/**
 * An appeal as the windowed folds see it, packed into two numbers: `dims` holds topic (12 bits), district (6),
 * department (9) and channel (4); `marks` holds cell (22 bits), status (4), kind, open, placed and late.
 */
export interface Packed {
  readonly dims: number;
  readonly marks: number;
}

/** A district, department or topic beyond these is refused as poison rather than counted wrongly. */
const LIMITS = { topic: 1 << 12, district: 1 << 6, department: 1 << 9, cell: 1 << 22 } as const;

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
/** The entry stands for an answer given late, not for an arrival. */
export const isLateMark = (marks: number) => ((marks >>> 30) & 1) === 1;

const channelIds = new Map(CHANNELS.map((channel, i) => [channel, i + 1]));
const statusIds = new Map(STATUSES.map((status, i) => [status, i + 1]));

export const channelCode = (id: number): Channel => CHANNELS[id - 1] ?? 'other';
export const statusCode = (id: number): Status => STATUSES[id - 1] ?? 'registered';

/** Codes of one aggregator and its cells with their coarser parents. */
export class Codebook {
  readonly topics: Dictionary;
  readonly districts: Dictionary;
  readonly departments: Dictionary;
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

  /** The entry of an answer given late, to be counted at the moment of that answer; null when it was in time. */
  packLate(contribution: Contribution, packed: Packed): Packed | null {
    return isAnsweredLate(contribution) ? { dims: packed.dims, marks: packed.marks | (1 << 30) } : null;
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
