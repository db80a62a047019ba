import type { ClockRule } from '@/lib/domain/deadline/regime';
import type { MinuteTable } from './minute-table';

/**
 * By when an answer is due, found by walking the minutes one after another: slow, obvious, and sharing no code
 * with the engine. All it knows is the table of minutes.
 */
export interface OracleCase {
  readonly rule: ClockRule;
  readonly start: number;
  /** How much longer extensions have made it, in the rule's unit. */
  readonly extended: number;
  /** Pauses that have ended, by their beginnings. */
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
}

const MINUTE = 60_000;
const SECOND = 1_000;

export function dueByWalking(table: MinuteTable, asked: OracleCase): number {
  return asked.rule.unit === 'working-minutes' ? walkTime(table, asked) : walkPauses(table, asked);
}

const at = (numbers: Int32Array | Uint8Array, i: number): number => {
  const found = numbers[i];
  if (found === undefined) throw new Error('the walk left the table');
  return found;
};

/** Until when nothing changes from `t` on: the end of its minute, or the edge of a pause within it. */
function nextEdge(table: MinuteTable, t: number, pauses: OracleCase['pauses']): number {
  let end = table.from + (indexOf(table, t) + 1) * MINUTE;
  for (const { from, to } of pauses) {
    if (from > t) end = Math.min(end, from);
    if (to > t) end = Math.min(end, to);
  }
  return end;
}

/** Time is spent only in working minutes outside pauses. */
function walkTime(table: MinuteTable, { rule, start, extended, pauses }: OracleCase): number {
  let left = (rule.amount + extended) * MINUTE;
  let t = start;
  for (;;) {
    const end = nextEdge(table, t, pauses);
    let isPaused = false;
    for (const { from, to } of pauses) if (from <= t && t < to) isPaused = true;
    if (!isPaused && at(table.isWorking, indexOf(table, t)) === 1) {
      if (end - t >= left) return t + left;
      left -= end - t;
    }
    t = end;
  }
}

/** A pause counts when it began before the due time that the earlier ones left. */
function walkPauses(table: MinuteTable, asked: OracleCase): number {
  let due = walkDays(table, { ...asked, pauses: [] });
  for (let n = 1; n <= asked.pauses.length; n++) {
    const last = asked.pauses[n - 1];
    if (last === undefined || last.from >= due) break;
    due = walkDays(table, { ...asked, pauses: asked.pauses.slice(0, n) });
  }
  return due;
}

const indexOf = (table: MinuteTable, t: number) => Math.floor((t - table.from) / MINUTE);
const dateAt = (table: MinuteTable, t: number) => at(table.date, indexOf(table, t));

/** The first minute of the date that follows the date of minute `i`. */
function nextDate(table: MinuteTable, i: number): number {
  const date = at(table.date, i);
  let next = i;
  while (at(table.date, next) === date) next++;
  return next;
}

/** The last minute of the date before. */
function previousDate(table: MinuteTable, i: number): number {
  const date = at(table.date, i);
  let previous = i;
  while (at(table.date, previous) === date) previous--;
  return previous;
}

/** The minute after the last working one of the date of minute `i`; null on a day off. */
function closing(table: MinuteTable, i: number): number | null {
  const date = at(table.date, i);
  let first = i;
  while (first > 0 && at(table.date, first - 1) === date) first--;
  let closes: number | null = null;
  for (let m = first; at(table.date, m) === date; m++) if (at(table.isWorking, m) === 1) closes = m + 1;
  return closes;
}

function walkDays(table: MinuteTable, asked: OracleCase): number {
  const { rule, start, extended, pauses } = asked;
  const stopped = pauses.map(({ from, to }) => [dateAt(table, from), dateAt(table, to)] as const);
  let i = indexOf(table, start);
  if (!rule.countsFirstDay) i = nextDate(table, i);
  let left = rule.amount + extended;
  for (;;) {
    const date = at(table.date, i);
    let counts = true;
    for (const [from, to] of stopped) if (date >= from && date < to) counts = false;
    if (counts && rule.unit === 'working-days' && closing(table, i) === null) counts = false;
    if (counts && --left === 0) return endOf(table, asked, i);
    i = nextDate(table, i);
  }
}

function dueOn(table: MinuteTable, rule: ClockRule, i: number): number {
  const closes = closing(table, i);
  const end = nextDate(table, i);
  const last = rule.until === 'midnight' || closes === null || closes === end;
  return last ? table.from + end * MINUTE - SECOND : table.from + closes * MINUTE;
}

/** Where the term ends when its last day is the date of minute `i`. */
function endOf(table: MinuteTable, { rule, start }: OracleCase, i: number): number {
  const plain = dueOn(table, rule, i);
  const isOff = closing(table, i) === null;
  if (plain > start && (!isOff || rule.ifOff === 'stay')) return plain;
  if (plain > start && rule.ifOff === 'preceding') {
    let back = i;
    while (closing(table, back) === null) back = previousDate(table, back);
    const before = dueOn(table, rule, back);
    if (before > start) return before;
  }
  let on = i;
  while (closing(table, on) === null || dueOn(table, rule, on) <= start) on = nextDate(table, on);
  return dueOn(table, rule, on);
}
