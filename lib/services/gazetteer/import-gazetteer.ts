import { AppError } from '@/lib/contract/app-error';
import type { GazetteerChange, GazetteerLayer } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { lockGazetteer, recordChange, replaceLayer } from './change-gazetteer';
import { toEntryRow } from './entry-rows';

export interface GazetteerInput {
  readonly layer: GazetteerLayer;
  readonly fileName: string;
  /** Ids must differ. */
  readonly entries: readonly GazetteerEntry[];
  /** How many of the rows that differ are written. */
  onRows?(done: number): void;
}

export interface GazetteerOutcome {
  readonly version: number;
  readonly change: GazetteerChange;
}

/**
 * Makes a layer of the gazetteer hold these entries and nothing else, at once for all readers. The same entries
 * again change nothing, the version included. Needs the scope `labels`; errors: invalid for an empty list.
 */
export async function importGazetteer({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: GazetteerInput;
}): Promise<GazetteerOutcome> {
  requireScope(ctx.actor, 'labels');
  const { layer, fileName, entries, onRows = () => undefined } = input;
  if (entries.length === 0) {
    throw new AppError('invalid', `в ${fileName} нет ни улиц, ни домов этого города: справочник не изменён`);
  }
  const rows = entries.map((entry) => toEntryRow(entry, layer));
  return withTransaction(ctx.store.db, async (tx) => {
    await lockGazetteer(tx);
    const change = await replaceLayer(tx, { layer, rows, onRows });
    const version = await recordChange(tx, ctx, { layer, action: 'import', fileName, change });
    return { version, change };
  });
}
