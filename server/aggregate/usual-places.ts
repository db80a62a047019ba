import type { Usual, UsualPlace } from '@/lib/domain/hot/cluster-norm';
import { bookOf, type Codebook, cellOf, topicOf, unplacedOf } from './codebook';
import { CountTable, type SavedCounts } from './count-table';

/** Messages of the last thirty days by topic and H3-9 cell. */
export class UsualPlaces {
  readonly #codes: Codebook;
  readonly #counts: CountTable;
  #total: number;

  constructor(codes: Codebook, saved?: SavedUsualPlaces) {
    this.#codes = codes;
    this.#counts = new CountTable(8, 256, saved?.counts);
    this.#total = saved?.total ?? 0;
  }

  count(sign: 1 | -1, dims: number, marks: number): void {
    if (bookOf(marks) !== 0) return;
    this.#total += sign;
    if (unplacedOf(marks) === 0) this.#counts.add(topicOf(dims), cellOf(marks), sign);
  }

  usual(): Usual {
    const { topics, cells } = this.#codes;
    const places: UsualPlace[] = [];
    this.#counts.eachNonZero((topic, cell, count) => {
      if (topic === 0 || cell === 0) return;
      places.push({ topic: topics.codeOf(topic), cell: cells.codeOf(cell), count });
    });
    return { places, total: this.#total };
  }

  save(): SavedUsualPlaces {
    return { counts: this.#counts.save(), total: this.#total };
  }
}

export interface SavedUsualPlaces {
  readonly counts: SavedCounts;
  readonly total: number;
}
