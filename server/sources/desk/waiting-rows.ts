import type { RejectsAnswer } from '@/lib/contract/imports';
import { findImport, listRejects } from '@/lib/services/imports/rejects';
import type { VerbContext } from '@/lib/services/store';
import { cellText, quoted } from '../file/csv-source';
import { REASON_COLUMN } from '../source-row';
import { columnsOfMeaning } from './understand';

const DELIMITER = ';';
/** As many as are kept for the page. */
const ALL = 2_000;

/** Refused rows of an import with their errors at the columns that a person sees. Errors: forbidden, not-found. */
export async function listWaiting(
  ctx: VerbContext,
  input: { jobId: number; after: number; limit: number },
): Promise<RejectsAnswer> {
  const { meaning } = await findImport(ctx, input.jobId);
  const columns = new Map<string, string>(meaning === null ? [] : columnsOfMeaning(meaning).mapping);
  return listRejects({ ctx, input: { ...input, columnOf: (field) => columns.get(field) ?? null } });
}

/** The same rows as a CSV file whose last column says why; it is sent again as it is, mended. */
export async function writeWaiting(ctx: VerbContext, jobId: number): Promise<{ name: string; text: string }> {
  const { fileName } = await findImport(ctx, jobId);
  const { columns, items } = await listWaiting(ctx, { jobId, after: 0, limit: ALL });
  const heading = [...columns, REASON_COLUMN].map((name) => cellText(name, DELIMITER)).join(DELIMITER);
  const lines = items.map(({ line, values, raw, errors }) => {
    const cells = raw ?? columns.map((name) => cellText(values[name] ?? '', DELIMITER)).join(DELIMITER);
    const told = errors.map(({ column, field, message }) =>
      `${column ?? field}: ${message}`.replace(/^: /, ''),
    );
    return `${cells}${DELIMITER}${quoted(`строка ${line}: ${told.join('; ')}`)}`;
  });
  const name = `${fileName.replace(/\.[^.]*$/, '')}.${jobId}.csv`;
  return { name, text: `\uFEFF${[heading, ...lines].join('\r\n')}\r\n` };
}
