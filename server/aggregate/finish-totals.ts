import { type FigureChange, type FinishSpan, section } from '@/lib/contract/figures';
import { WINDOWS } from '@/lib/domain/time-window';
import {
  bookOf,
  type Codebook,
  departmentOf,
  districtOf,
  finishRegimeOf,
  finishSourceOf,
  lateOf,
  topicOf,
} from './codebook';
import { GaugeTable, type SavedGauges } from './gauge-table';

const SPANS: readonly FinishSpan[] = [...WINDOWS, 'ever'];
const DUE = 0;
const LATE = 1;

/** What was answered or closed with a due time, and what of it late: by window, and over all that the store holds. */
export class FinishTotals {
  readonly #tables: ReadonlyMap<FinishSpan, GaugeTable>;

  constructor(codes: Codebook, saved?: SavedFinishes) {
    const tableOf = (span: FinishSpan, i: number) =>
      new GaugeTable(
        codes,
        { columns: 2, section: (book, by) => section.finished(book, span, by) },
        saved?.[i],
      );
    this.#tables = new Map(SPANS.map((span, i) => [span, tableOf(span, i)]));
  }

  count(span: FinishSpan, sign: 1 | -1, dims: number, marks: number): void {
    const codes = {
      topics: topicOf(dims),
      districts: districtOf(dims),
      departments: departmentOf(dims),
      sources: finishSourceOf(marks),
      regimes: finishRegimeOf(marks),
    };
    const table = this.#tables.get(span);
    table?.add(bookOf(marks), codes, { column: DUE, delta: sign });
    if (lateOf(marks) === 1) table?.add(bookOf(marks), codes, { column: LATE, delta: sign });
  }

  takeChanges(changes: FigureChange[]): void {
    for (const table of this.#tables.values()) table.takeChanges(changes);
  }

  all(changes: FigureChange[]): void {
    for (const table of this.#tables.values()) table.all(changes);
  }

  save(): SavedFinishes {
    return SPANS.map((span) => this.#tables.get(span)?.save() ?? []);
  }
}

export type SavedFinishes = readonly SavedGauges[];
