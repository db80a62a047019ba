import { AppError } from '@/lib/contract/app-error';
import type { RowFault, SettingsImport } from '@/lib/contract/department';
import type { OutageAnswer } from '@/lib/contract/outage-input';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireEither } from '../actor';
import type { Store, VerbContext } from '../store';
import { keepAnnouncement } from './announce-outage';
import { type ReadAnnouncement, readAnnouncement } from './read-announcement';
import { type OutageRow, readOutageFile } from './read-outage-file';

type Counts = Readonly<Record<OutageAnswer['status'], number>>;
type Row = OutageRow & { readonly read: ReadAnnouncement };

/** Carries what a file would do out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  readonly counts: Counts;

  constructor(counts: Counts) {
    super('a check is rolled back');
    this.counts = counts;
  }
}

/**
 * Takes a table of outages as a whole or not at all: new numbers are announced, known ones changed, what the table does
 * not name stays. `check` only tells what it would do. Needs the scope `outages` or `ingest`; errors: invalid for
 * another file.
 */
export async function importOutages({
  ctx: { store, actor },
  input: { text, mode },
}: {
  ctx: VerbContext;
  input: { text: string; mode: 'check' | 'apply' };
}): Promise<SettingsImport> {
  requireEither(actor, ['outages', 'ingest']);
  const now = store.clock.now();
  const file = readOutageFile(text, store.city.profile.zone);
  const faults = [...file.faults];
  const rows = file.rows.flatMap((row) => readInCity(store, row, { now, faults }));
  const isApplied = mode === 'apply' && faults.length === 0;
  const counts = await write(store, rows, { actor: actor.id, now, isApplied });
  if (isApplied) store.pokeRelay();
  const told = { created: counts.announced, changed: counts.changed, same: counts.known };
  return { ...told, faults, isApplied, message: wordsOf(told, { faults, isApplied }) };
}

function readInCity(
  { city }: Store,
  row: OutageRow,
  { now, faults }: { now: number; faults: RowFault[] },
): Row[] {
  try {
    return [{ ...row, read: readAnnouncement(city, row.input, now) }];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    faults.push(...error.errors.map((fault) => ({ line: row.line, ...fault })));
    return [];
  }
}

async function write(
  store: Store,
  rows: readonly Row[],
  { isApplied, ...doing }: { actor: string; now: number; isApplied: boolean },
): Promise<Counts> {
  try {
    return await withTransaction(store.db, async (tx) => {
      const counts = { announced: 0, changed: 0, known: 0 };
      for (const { input, read } of rows) {
        counts[(await keepAnnouncement(tx, { store, input, read }, doing)).status]++;
      }
      if (!isApplied) throw new RolledBack(counts);
      return counts;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.counts;
    throw error;
  }
}

function wordsOf(
  { created, changed, same }: Pick<SettingsImport, 'created' | 'changed' | 'same'>,
  { faults, isApplied }: Pick<SettingsImport, 'faults' | 'isApplied'>,
): string {
  if (faults.length > 0) return 'ничего не принято: исправьте строки и загрузите файл снова';
  const counts = `новых ${created}, изменённых ${changed}, без изменений ${same}`;
  return isApplied ? `принято: ${counts}` : `файл можно принять: ${counts}`;
}
