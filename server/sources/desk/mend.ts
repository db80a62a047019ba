import { AppError } from '@/lib/contract/app-error';
import type { ImportMeaning, RejectMended } from '@/lib/contract/imports';
import { mendReject } from '@/lib/services/imports/mend-reject';
import type { RejectedRow } from '@/lib/services/imports/note-rejects';
import { findImport, presentReject, readReject } from '@/lib/services/imports/rejects';
import type { VerbContext } from '@/lib/services/store';
import { RowPreparer } from '../mapping/prepare-rows';
import { columnsOfMeaning } from './understand';

export interface MendingInput {
  readonly jobId: number;
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Column → the changed value, else the one the row came with. Errors: invalid for a column that there is not. */
function mendedRow(row: RejectedRow, values: Readonly<Record<string, string>>): RejectedRow {
  if (row.values === null) {
    throw new AppError(
      'invalid',
      'эту строку не удалось разобрать на столбцы: исправьте её в файле отклонённых и загрузите его снова',
    );
  }
  const strange = Object.keys(values).find((column) => !Object.hasOwn(row.values ?? {}, column));
  if (strange !== undefined)
    throw new AppError('invalid', `столбца «${strange}» в этой строке нет; ничего не изменено`);
  return { ...row, values: { ...row.values, ...values } };
}

function prepare(ctx: VerbContext, row: RejectedRow, as: { source: string; meaning: ImportMeaning }) {
  const { mapping, recipes, extras, preset } = columnsOfMeaning(as.meaning);
  const preparer = new RowPreparer(ctx.store, {
    source: as.source,
    mapping,
    zone: as.meaning.zone,
    known: preset === null ? null : { recipes, extras, city: ctx.store.city },
    epoch: preset === null ? null : 1900,
  });
  const values = new Map<string, unknown>(Object.entries(row.values ?? {}));
  const prepared = preparer.prepare({ kind: 'readable', line: row.line, values, original: '' });
  const columnOf = (field: string) => new Map<string, string>(mapping).get(field) ?? null;
  const moment = mapping.has('createdAt') ? {} : { createdAt: new Date(ctx.store.clock.now()).toISOString() };
  return { prepared, columnOf, moment };
}

/** Submits a refused row again with some of its columns changed. Errors: not-found, invalid, conflict. */
export async function mendRow(ctx: VerbContext, input: MendingInput): Promise<RejectMended> {
  const { source, meaning, isFinished } = await findImport(ctx, input.jobId);
  if (!isFinished)
    throw new AppError('conflict', 'загрузка ещё идёт: исправляйте строки, когда она закончится');
  if (meaning === null)
    throw new AppError('invalid', 'строки показа не исправляются: загрузите файл без --replay');
  const row = mendedRow(await readReject(ctx, input), input.values);
  const { prepared, columnOf, moment } = prepare(ctx, row, { source, meaning });
  const body = prepared.kind === 'body' ? { ...moment, ...prepared.body } : null;
  const errors = prepared.kind === 'refused' ? prepared.errors : [];
  const receipt = await mendReject({ ctx, input: { jobId: input.jobId, row, body, errors } });
  const isTaken = receipt !== null && receipt.errors.length === 0;
  if (isTaken && receipt.status !== 'parked' && receipt.status !== 'rejected') {
    return { status: receipt.status, message: receipt.message, item: null };
  }
  const item = presentReject({ ...row, errors: receipt?.errors ?? errors }, columnOf);
  return { status: 'rejected', message: 'строка снова не принята: исправьте отмеченное', item };
}
