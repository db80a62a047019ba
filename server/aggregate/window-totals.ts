import { ALL, BOOKS, type Book, type FigureChange, NONE, section } from '@/lib/contract/figures';
import { type TimeWindow, WINDOWS } from '@/lib/domain/time-window';
import {
  bookOf,
  type Codebook,
  callOf,
  channelCode,
  channelOf,
  departmentOf,
  districtOf,
  openOf,
  statusCode,
  statusOf,
  topicOf,
  unplacedOf,
} from './codebook';
import { type SavedCounts, TrackedCounts } from './count-table';
import { byWindow, pair } from './heat-grid';

const MEASURES = 4;
const BREAKDOWNS = ['districts', 'channels', 'statuses', 'departments'] as const;
type Breakdown = (typeof BREAKDOWNS)[number];

/** Of one window and book: a row per topic (0 is all), a column per measure; and a row of each breakdown. */
interface Totals {
  readonly topics: TrackedCounts;
  readonly breakdowns: Readonly<Record<Breakdown, TrackedCounts>>;
}

/** Counts by topic, kind, district, channel, status and department, by window. */
export class WindowTotals {
  readonly #totals: Readonly<Record<TimeWindow, readonly [Totals, Totals]>>;
  readonly #codes: Codebook;

  constructor(codes: Codebook, saved?: SavedWindowTotals) {
    this.#codes = codes;
    this.#totals = byWindow((window) => pair([0, 1].map((book) => totalsOf(saved?.[window]?.[book]))));
  }

  count(window: TimeWindow, sign: 1 | -1, dims: number, marks: number): void {
    const { topics, breakdowns } = this.#totals[window][bookOf(marks) === 0 ? 0 : 1];
    addMeasures(topics, 0, { sign, marks });
    addMeasures(topics, topicOf(dims), { sign, marks });
    breakdowns.districts.add(0, districtOf(dims), sign);
    breakdowns.channels.add(0, channelOf(dims), sign);
    breakdowns.statuses.add(0, statusOf(marks), sign);
    breakdowns.departments.add(0, departmentOf(dims), sign);
  }

  /** Count of messages of a district in a window; the district of no district is null. */
  districtCount(window: TimeWindow, district: string | null): number {
    const id = district === null ? 0 : this.#codes.districts.idOf(district);
    return this.#totals[window][0].breakdowns.districts.get(0, id);
  }

  count0(book: Book, window: TimeWindow): number {
    return this.#totals[window][book === 'messages' ? 0 : 1].topics.get(0, 0);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#each((table, name) => {
      const rows = new Set<number>();
      if (name.byRow !== null) {
        table.takeDirty((row) => rows.add(row));
        for (const row of rows) changes.push(name.byRow(row, table));
      } else table.takeDirty((row, column, value) => changes.push(name.byCell(row, column, value)));
    });
  }

  all(changes: FigureChange[]): void {
    this.#each((table, name) => {
      const rows = new Set<number>(name.byRow === null ? [] : [0]);
      table.eachNonZero((row, column, value) => {
        if (name.byRow === null) changes.push(name.byCell(row, column, value));
        else rows.add(row);
      });
      if (name.byRow !== null) for (const row of rows) changes.push(name.byRow(row, table));
    });
  }

  #each(visit: (table: TrackedCounts, name: Naming) => void): void {
    for (const window of WINDOWS) {
      BOOKS.forEach((book, i) => {
        const totals = this.#totals[window][i === 0 ? 0 : 1];
        visit(totals.topics, this.#topicNaming(book, window));
        for (const breakdown of BREAKDOWNS) {
          const codeOf = this.#codesOf(breakdown);
          visit(totals.breakdowns[breakdown], {
            byRow: null,
            byCell: (_row, column, value) => [
              section[breakdown](book, window),
              column === 0 ? NONE : codeOf(column),
              value === 0 ? null : value,
            ],
          });
        }
      });
    }
  }

  #topicNaming(book: Book, window: TimeWindow): Naming {
    return {
      byRow: (row, table) => {
        const values = Array.from({ length: MEASURES }, (_, column) => table.get(row, column));
        const isGone = row !== 0 && values.every((value) => value === 0);
        return [section.topics(book, window), this.#topicCode(row), isGone ? null : values];
      },
    };
  }

  #topicCode(row: number): string {
    return row === 0 ? ALL : this.#codes.topics.codeOf(row);
  }

  #codesOf(breakdown: Breakdown): (id: number) => string {
    switch (breakdown) {
      case 'districts':
        return (id) => this.#codes.districts.codeOf(id);
      case 'departments':
        return (id) => this.#codes.departments.codeOf(id);
      case 'channels':
        return channelCode;
      case 'statuses':
        return statusCode;
    }
  }

  save(): SavedWindowTotals {
    return byWindow((window) =>
      this.#totals[window].map(({ topics, breakdowns }) => ({
        topics: topics.save(),
        breakdowns: BREAKDOWNS.map((breakdown) => breakdowns[breakdown].save()),
      })),
    );
  }
}

function addMeasures(
  topics: TrackedCounts,
  row: number,
  { sign, marks }: { sign: 1 | -1; marks: number },
): void {
  topics.add(row, 0, sign);
  if (callOf(marks) === 1) topics.add(row, 1, sign);
  if (openOf(marks) === 1) topics.add(row, 2, sign);
  if (unplacedOf(marks) === 1) topics.add(row, 3, sign);
}

type Naming =
  | { readonly byRow: (row: number, table: TrackedCounts) => FigureChange }
  | { readonly byRow: null; readonly byCell: (row: number, column: number, value: number) => FigureChange };

interface SavedTotals {
  readonly topics: SavedCounts;
  readonly breakdowns: readonly SavedCounts[];
}
export type SavedWindowTotals = Readonly<Record<TimeWindow, readonly SavedTotals[]>>;

function totalsOf(saved: SavedTotals | undefined): Totals {
  const table = (kept: SavedCounts | undefined, columns: number) => new TrackedCounts(8, columns, kept);
  const [districts, channels, statuses, departments] = saved?.breakdowns ?? [];
  return {
    topics: table(saved?.topics, MEASURES),
    breakdowns: {
      districts: table(districts, 16),
      channels: table(channels, 16),
      statuses: table(statuses, 16),
      departments: table(departments, 32),
    },
  };
}
