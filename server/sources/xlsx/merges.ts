import { LONG_PART } from './container';
import { readXml } from './read-xml';
import type { Workbook } from './workbook';

/** Cells of one column that were made one, over several rows. */
export interface TallMerge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

const MERGE_LIMIT = 100_000;
const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** `A` → 0, `AB` → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function tallMerge(ref: string): TallMerge | null {
  const found = RANGE.exec(ref);
  if (found === null) return null;
  const merge = { column: columnIndex(found[1] ?? 'A'), from: Number(found[2]), to: Number(found[4]) };
  return merge.to > merge.from ? merge : null;
}

/** Merged cells stand behind the rows they concern, so they are looked for beforehand. */
export async function readTallMerges({ parts }: Workbook, part: string): Promise<TallMerge[]> {
  const merges: TallMerge[] = [];
  await readXml(parts.read(part, LONG_PART), {
    open(name, { ref }) {
      if (name !== 'mergeCell' || ref === undefined || merges.length >= MERGE_LIMIT) return;
      const merge = tallMerge(ref);
      if (merge !== null) merges.push(merge);
    },
  });
  return merges;
}

export type CellValue = string | number | null;

/** Gives every row of a merged cell the value that Excel keeps in its first one only. */
export class MergeFill {
  readonly #starts = new Map<number, TallMerge[]>();
  readonly #open = new Map<number, { to: number; value: CellValue }>();

  constructor(merges: readonly TallMerge[]) {
    for (const merge of merges) {
      const known = this.#starts.get(merge.from);
      if (known === undefined) this.#starts.set(merge.from, [merge]);
      else known.push(merge);
    }
  }

  /** Fills the cells of a row in place. */
  fill(row: number, cells: CellValue[]): void {
    for (const [column, { to, value }] of this.#open) {
      if (row > to) this.#open.delete(column);
      else if ((cells[column] ?? null) === null) cells[column] = value;
    }
    for (const { column, to } of this.#starts.get(row) ?? []) {
      this.#open.set(column, { to, value: cells[column] ?? null });
    }
  }
}
