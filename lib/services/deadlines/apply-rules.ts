import { AppError } from '@/lib/contract/app-error';
import type { RulesApplied, RulesProposal } from '@/lib/contract/deadline-rules';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { judgeProposal } from './judge-proposal';
import { contentBefore, holdRules, writeVersion } from './rules-versions';

const MOVING = 'открытые записи переносятся, закрытые остались как были';

/**
 * Makes rules hold: whatever is registered or changed from now on is counted by them, open appeals follow in
 * batches (`moveOpenAppeals`). Needs the scope `settings`; errors: invalid, conflict when the rules changed meanwhile.
 */
export async function applyRules({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: RulesProposal;
}): Promise<RulesApplied> {
  requireScope(actor, 'settings');
  const content = judgeProposal(store, input);
  const version = await withTransaction(store.db, async (tx) => {
    const current = await holdRules(tx);
    if (current !== input.basedOn)
      throw new AppError(
        'conflict',
        `правила успели изменить: действует версия ${current}, вы меняли ${input.basedOn}; ничего не применено`,
      );
    return writeVersion(tx, store, { content, note: input.note, actor: actor.id, undoes: null });
  });
  return { version, message: `действует версия ${version}: ${MOVING}` };
}

/**
 * Takes the latest version back: the rules before it hold again, open appeals follow. Undoing an undoing brings
 * the version back. Needs the scope `settings`; errors: conflict when the version is not the latest.
 */
export async function undoRules({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: { readonly version: number };
}): Promise<RulesApplied> {
  requireScope(actor, 'settings');
  const version = await withTransaction(store.db, async (tx) => {
    const current = await holdRules(tx);
    if (current !== input.version || current === 0)
      throw new AppError(
        'conflict',
        current === 0
          ? 'отменять нечего: действуют правила, с которых начали'
          : `отменить можно только последнюю версию: действует ${current}; ничего не изменено`,
      );
    const content = await contentBefore(tx, store, current);
    const note = `Отмена версии ${current}`;
    return writeVersion(tx, store, { content, note, actor: actor.id, undoes: current });
  });
  return { version, message: `версия ${input.version} отменена: ${MOVING}` };
}
