import { CHANNELS, isCall, isPlaced, STATUSES } from '@/lib/domain/appeal';
import { parentCell } from '@/lib/domain/cell';
import { isOpen } from '@/lib/domain/deadline/gauge';
import type { Contribution, PublishedEvent } from '@/lib/domain/log-event';
import { type TimeWindow, WINDOW_SHAPES, WINDOWS, windowStart } from '@/lib/domain/time-window';

const TOPICS = 128;
const CELLS = 4096;

interface Plane {
  readonly start: number;
  readonly resolution: 7 | 8;
  readonly topics: Int32Array;
  readonly cells: Int32Array;
  readonly breakdowns: Int32Array;
}

interface Counted {
  readonly book: number;
  readonly topic: number;
  readonly cells: readonly [seven: number, eight: number] | null;
  readonly district: number;
  readonly channel: number;
  readonly status: number;
  readonly call: boolean;
  readonly open: boolean;
  readonly unplaced: boolean;
}

/**
 * What one would write by hand for a single count of the same figures: names become numbers through a map, then
 * typed arrays are incremented. It cannot retract, expire, or say what changed.
 */
export function createBareLoop(at: number, zone: string) {
  const ids = new Map<string, number>();
  const cellIds = new Map<string, readonly [seven: number, eight: number]>();
  const planes = WINDOWS.map(
    (window: TimeWindow): Plane => ({
      start: windowStart(window, at, zone),
      resolution: WINDOW_SHAPES[window].cellResolution,
      topics: new Int32Array(2 * TOPICS * 4),
      cells: new Int32Array(2 * TOPICS * CELLS),
      breakdowns: new Int32Array(2 * 4 * 64),
    }),
  );
  const deadlines = new Int32Array(2 * TOPICS * 3);
  const channels = new Map(CHANNELS.map((channel, i) => [channel, i]));
  const statuses = new Map(STATUSES.map((status, i) => [status, i]));

  const idOf = (key: string) => {
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size + 1;
      ids.set(key, id);
    }
    return id;
  };
  const cellOf = (cell: string) => {
    let pair = cellIds.get(cell);
    if (pair === undefined) {
      pair = [idOf(parentCell(cell, 7)) % CELLS, idOf(parentCell(cell, 8)) % CELLS];
      cellIds.set(cell, pair);
    }
    return pair;
  };
  const bump = (list: Int32Array, i: number) => {
    list[i] = (list[i] ?? 0) + 1;
  };

  function countRow(plane: Plane, row: number, entry: Counted): void {
    bump(plane.topics, row * 4);
    if (entry.call) bump(plane.topics, row * 4 + 1);
    if (entry.open) bump(plane.topics, row * 4 + 2);
    if (entry.unplaced) bump(plane.topics, row * 4 + 3);
    if (entry.cells !== null) bump(plane.cells, row * CELLS + entry.cells[plane.resolution === 7 ? 0 : 1]);
  }

  function countIn(plane: Plane, entry: Counted): void {
    countRow(plane, entry.book * TOPICS, entry);
    countRow(plane, entry.book * TOPICS + entry.topic, entry);
    bump(plane.breakdowns, entry.book * 256 + entry.district);
    bump(plane.breakdowns, entry.book * 256 + 64 + entry.channel);
    bump(plane.breakdowns, entry.book * 256 + 128 + entry.status);
    bump(plane.breakdowns, entry.book * 256 + 192);
  }

  function countDue(due: number, { book, topic }: Counted): void {
    const state = at > due ? 2 : due - at <= 7_200_000 ? 1 : 0;
    bump(deadlines, book * TOPICS * 3 + state);
    bump(deadlines, (book * TOPICS + topic) * 3 + state);
  }

  function entryOf(after: Contribution): Counted {
    return {
      book: after.kind === 'petition' ? 1 : 0,
      topic: idOf(after.topic) % TOPICS,
      cells: after.cell === null ? null : cellOf(after.cell),
      district: after.district === null ? 0 : idOf(after.district) % 64,
      channel: channels.get(after.channel) ?? 0,
      status: statuses.get(after.status) ?? 0,
      call: isCall(after.channel),
      open: isOpen(after),
      unplaced: !isPlaced(after.precision),
    };
  }

  function count({ body }: PublishedEvent): void {
    if (body.type !== 'appeal.registered') return;
    const { after } = body;
    const entry = entryOf(after);
    for (const plane of planes) {
      if (after.created >= plane.start && after.created <= at) countIn(plane, entry);
    }
    if (entry.open && after.due !== null) countDue(after.due, entry);
  }

  /** Messages in a window, to hold against the folds. */
  const totalOf = (window: TimeWindow) => planes[WINDOWS.indexOf(window)]?.topics[0] ?? 0;
  return { count, totalOf };
}
