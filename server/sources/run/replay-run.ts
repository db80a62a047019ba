import { findKnownAppeals } from '@/lib/services/imports/known-appeals';
import type { Reading } from './import-plan';
import type { ReplayRow } from './replay-script';

const LOOKUP = 5_000;

const idOf = (row: ReplayRow, suffix: string) => `${row.parsed.externalId}${suffix}`;

async function knownAmong(
  reading: Reading,
  rows: readonly ReplayRow[],
  suffix: string,
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let i = 0; i < rows.length; i += LOOKUP) {
    const externalIds = rows.slice(i, i + LOOKUP).map((row) => idOf(row, suffix));
    const input = { source: reading.code, externalIds };
    for (const id of (await findKnownAppeals({ ctx: reading.ctx, input })).keys()) known.add(id);
  }
  return known;
}

/** A replay's numbers: `suffix` makes them its own. */
export interface ReplayRun {
  readonly suffix: string;
  readonly rows: readonly ReplayRow[];
  /** Rows that a replay of the same name has sent already. */
  readonly known: number;
}

/**
 * The first replay of a file takes its numbers as they are, the next ones get «~2», «~3» …, so that every one
 * shows up. A named one, «~name», goes on where it was: what it has sent already is left out.
 */
export async function chooseRun(
  reading: Reading,
  rows: readonly ReplayRow[],
  name: string | null,
): Promise<ReplayRun> {
  if (name !== null) {
    const suffix = `~${name}`;
    const known = await knownAmong(reading, rows, suffix);
    const rest = rows.filter((row) => !known.has(idOf(row, suffix)));
    return { suffix, rows: rest, known: rows.length - rest.length };
  }
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `~${n}`;
    if ((await knownAmong(reading, rows, suffix)).size === 0) return { suffix, rows, known: 0 };
  }
}
