import { type FigureChange, section } from '@/lib/contract/figures';
import { SECOND } from '@/lib/domain/city-time';
import { deadlineState, lateFrom, soonFrom } from '@/lib/domain/deadline/gauge';
import type { Contribution } from '@/lib/domain/log-event';
import type { Codebook, Packed } from './codebook';
import { DueBoard } from './due-board';
import { GaugeTable, type SavedGauges } from './gauge-table';
import { LateCells, type SavedLateCells } from './late-cells';
import { MinHeap } from './min-heap';
import { readTermKey, termCodes, termKey } from './term-key';

const STATE_OF = { inTime: 0, soon: 1, late: 2 } as const;
const LATE = 2;
const WITHOUT = 3;
type State = 0 | 1 | 2;

/** Open appeals that turn at the same moments: term key → how many. */
interface Turning {
  /** The due second, and from when it is «скоро», epoch ms. */
  readonly due: number;
  readonly soon: number;
  state: State;
  readonly counts: Map<number, number>;
}

const turningKey = ({ due, soon }: Pick<Turning, 'due' | 'soon'>) => `${due / SECOND}/${soon}`;

/**
 * Open appeals in time, soon and late, by topic, regime, department, district and source. A heap holds the next
 * moment at which each group turns, so the gauges turn with the clock and with no event.
 */
export class DeadlineGauge {
  readonly board: DueBoard;
  readonly #codes: Codebook;
  readonly #groups = new Map<string, Turning>();
  readonly #turns = new MinHeap<Turning>();
  readonly #table: GaugeTable;
  readonly #cells: LateCells;
  #now = Number.NEGATIVE_INFINITY;

  constructor(codes: Codebook, zone: string, saved?: SavedDeadlines) {
    this.#codes = codes;
    this.board = new DueBoard(zone, codes);
    const naming = { columns: 4, section: section.deadlines };
    this.#table = new GaugeTable(codes, naming, saved?.table);
    this.#cells = new LateCells(codes, saved?.cells);
    if (saved === undefined) return;
    this.#now = saved.now;
    for (const { due, soon, state, counts } of saved.groups) {
      const group: Turning = { due, soon, state, counts: new Map(counts) };
      this.#groups.set(turningKey(group), group);
      this.#schedule(group);
      for (const [key, count] of counts) this.#countDue(group, key, count);
    }
  }

  /** Adds or retracts an open appeal. */
  add(of: Contribution, packed: Packed, sign: 1 | -1): void {
    const codes = termCodes(this.#codes, of, packed);
    if (of.due === null) {
      this.#table.add(codes.book, codes, { column: WITHOUT, delta: sign });
      return;
    }
    const group = this.#groupOf({ due: of.due, soon: of.soon ?? null });
    const key = termKey(codes);
    const left = (group.counts.get(key) ?? 0) + sign;
    if (left === 0) group.counts.delete(key);
    else group.counts.set(key, left);
    // A late one that nobody waits for turns no more; others are dropped at their next turn.
    if (group.counts.size === 0 && group.state === LATE) this.#groups.delete(turningKey(group));
    this.#count(group, key, sign);
  }

  #groupOf(turns: { due: number; soon: number | null }): Turning {
    const at = { due: Math.floor(turns.due / SECOND) * SECOND, soon: soonFrom(turns) };
    const known = this.#groups.get(turningKey(at));
    if (known !== undefined) return known;
    const group: Turning = { ...at, state: STATE_OF[deadlineState(at, this.#now)], counts: new Map() };
    this.#groups.set(turningKey(group), group);
    this.#schedule(group);
    return group;
  }

  /** Moves every group whose turn has come. */
  advance(t: number): void {
    this.#now = t;
    for (let turn = this.#turns.peekKey(); turn !== null && turn <= t; turn = this.#turns.peekKey()) {
      const group = this.#turns.pop();
      if (group === null || this.#groups.get(turningKey(group)) !== group) continue;
      for (const [key, count] of group.counts) this.#count(group, key, -count);
      group.state = STATE_OF[deadlineState(group, t)];
      for (const [key, count] of group.counts) this.#count(group, key, count);
      if (group.counts.size === 0) this.#groups.delete(turningKey(group));
      else this.#schedule(group);
    }
  }

  /** The next moment at which something turns, ms; null when nothing is due. */
  nextTurn(): number | null {
    return this.#turns.peekKey();
  }

  #schedule(group: Turning): void {
    const late = lateFrom(group.due);
    if (group.state !== LATE) this.#turns.push(group.state === 0 ? Math.min(group.soon, late) : late, group);
  }

  #count(group: Turning, key: number, delta: number): void {
    const codes = readTermKey(key);
    this.#table.add(codes.book, codes, { column: group.state, delta });
    if (group.state === LATE) this.#cells.add(codes.book, codes.cell, delta);
    this.#countDue(group, key, delta);
  }

  #countDue({ due, state }: Turning, key: number, delta: number): void {
    const { book, departments } = readTermKey(key);
    this.board.count({ book, department: departments, due, delta }, state === LATE);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#table.takeChanges(changes);
    this.#cells.takeChanges(changes);
  }

  all(changes: FigureChange[]): void {
    this.#table.all(changes);
    this.#cells.all(changes);
  }

  save(): SavedDeadlines {
    return {
      now: this.#now,
      groups: [...this.#groups.values()].map((group) => ({ ...group, counts: [...group.counts] })),
      table: this.#table.save(),
      cells: this.#cells.save(),
    };
  }
}

export interface SavedDeadlines {
  readonly now: number;
  readonly groups: readonly (Omit<Turning, 'counts'> & {
    readonly counts: readonly (readonly [number, number])[];
  })[];
  readonly table: SavedGauges;
  readonly cells: SavedLateCells;
}
