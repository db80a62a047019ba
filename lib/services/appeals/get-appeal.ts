import { AppError } from '@/lib/contract/app-error';
import type { AppealRecord } from '@/lib/contract/search';
import { presentRecord } from '../present/present-appeal';
import type { VerbContext } from '../store';

/** One record, personal data masked. Errors: not-found. */
export async function getAppeal({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<AppealRecord> {
  const record = await presentRecord(ctx.store, input.id);
  if (record === null) throw new AppError('not-found', `записи № ${input.id} нет`);
  return record;
}
