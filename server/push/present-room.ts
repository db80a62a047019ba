import type { FigureChange, FigureTable, FigureValue } from '@/lib/contract/figures';
import { section } from '@/lib/contract/figures';
import { type RoomRequest, roomSections } from '@/lib/contract/room';
import { parentCell } from '@/lib/domain/cell';
import { WINDOW_SHAPES } from '@/lib/domain/time-window';

/** Shapes what a room may see of the figures. */
export interface RoomPresenter {
  /** All that the room shows now. */
  whole(table: FigureTable): FigureChange[];
  /** What of a frame's changes the room shows; empty when the frame does not touch it. */
  changes(table: FigureTable, changes: readonly FigureChange[]): FigureChange[];
}

/**
 * A wall stands where anybody may look: finer than H3-7, a cell with a single appeal is shown as its parent, so
 * that no dot marks one person's house.
 */
export function createRoomPresenter(room: RoomRequest): RoomPresenter {
  const sections = new Set(roomSections(room));
  const cells = section.cells('messages', room.window, room.topic);
  const isCoarsened = room.visibility === 'wall' && WINDOW_SHAPES[room.window].cellResolution > 7;
  if (isCoarsened) sections.delete(cells);
  let shown = new Map<string, number>();

  function coarsened(table: FigureTable): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [cell, count] of table.get(cells) ?? []) {
      if (typeof count !== 'number') continue;
      const at = count === 1 ? parentCell(cell, 7) : cell;
      counts.set(at, (counts.get(at) ?? 0) + count);
    }
    return counts;
  }

  return {
    whole(table) {
      const figures: FigureChange[] = [];
      for (const name of sections) {
        for (const [id, value] of table.get(name) ?? []) figures.push([name, id, value]);
      }
      if (isCoarsened) {
        shown = coarsened(table);
        for (const [id, count] of shown) figures.push([cells, id, count]);
      }
      return figures;
    },
    changes(table, changes) {
      const seen = changes.filter(([name]) => sections.has(name));
      if (isCoarsened && changes.some(([name]) => name === cells)) {
        const next = coarsened(table);
        seen.push(...difference(cells, shown, next));
        shown = next;
      }
      return seen;
    },
  };
}

function difference(
  name: string,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): FigureChange[] {
  const changes: [string, string, FigureValue | null][] = [];
  for (const [id, count] of after) if (before.get(id) !== count) changes.push([name, id, count]);
  for (const id of before.keys()) if (!after.has(id)) changes.push([name, id, null]);
  return changes;
}
