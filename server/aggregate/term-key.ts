import type { Contribution } from '@/lib/domain/log-event';
import { bookOf, type Codebook, departmentOf, districtOf, type Packed, topicOf } from './codebook';

/** What an open appeal is counted by: small numbers of the codebook, 0 for none. */
export interface TermCodes {
  readonly book: number;
  readonly topics: number;
  readonly districts: number;
  readonly departments: number;
  readonly sources: number;
  readonly regimes: number;
  /** H3-7, in a numbering of its own. */
  readonly cell: number;
}

/** Fifty-three bits in all: a key is an exact number. */
const SIZES = {
  book: 2,
  topics: 1 << 12,
  districts: 1 << 6,
  departments: 1 << 9,
  sources: 1 << 8,
  regimes: 1 << 6,
  cell: 1 << 11,
} as const;

export function termCodes(codes: Codebook, of: Contribution, { dims, marks }: Packed): TermCodes {
  return {
    book: bookOf(marks),
    topics: topicOf(dims),
    districts: districtOf(dims),
    departments: departmentOf(dims),
    sources: codes.sourceId(of.source),
    regimes: codes.regimeId(of.regime ?? null),
    cell: codes.termCellId(of.cell),
  };
}

export function termKey(codes: TermCodes): number {
  let key = codes.cell;
  key = key * SIZES.regimes + codes.regimes;
  key = key * SIZES.sources + codes.sources;
  key = key * SIZES.departments + codes.departments;
  key = key * SIZES.districts + codes.districts;
  key = key * SIZES.topics + codes.topics;
  return key * SIZES.book + codes.book;
}

export function readTermKey(key: number): TermCodes {
  let left = key;
  const next = (size: number) => {
    const value = left % size;
    left = Math.floor(left / size);
    return value;
  };
  const book = next(SIZES.book);
  const topics = next(SIZES.topics);
  const districts = next(SIZES.districts);
  const departments = next(SIZES.departments);
  const sources = next(SIZES.sources);
  return { book, topics, districts, departments, sources, regimes: next(SIZES.regimes), cell: left };
}
