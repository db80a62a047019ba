import { AppError } from '@/lib/contract/app-error';
import type { OutageChange, OutageChanged } from '@/lib/contract/outage-input';
import { withTransaction } from '@/lib/db/with-transaction';
import type { OutageAction } from '@/lib/domain/outages/outage';
import { endWords, type TimeOfCity } from '@/lib/domain/outages/outage-words';
import { requireEither } from '../actor';
import type { VerbContext } from '../store';
import type { KeptOutage } from './kept-outage';
import { lockOutage, requireVersion, updateOutage } from './outage-rows';

const ACTIONS: Readonly<Record<OutageChange['action'], OutageAction>> = {
  extend: 'extended',
  end: 'ended',
  withdraw: 'withdrawn',
  restore: 'restored',
};

/**
 * One change of an annotation: a new promised end, the actual end, withdrawn, taken back. Needs the scope `outages` or
 * `ingest`; errors: not-found; conflict for a change that its state forbids or that somebody forestalled; invalid at
 * `to` or `endedAt` for a moment that cannot be.
 */
export async function changeOutage({
  ctx: { store, actor },
  input: { id, change },
}: {
  ctx: VerbContext;
  input: { id: string; change: OutageChange };
}): Promise<OutageChanged> {
  requireEither(actor, ['outages', 'ingest']);
  const now = store.clock.now();
  const at = { now, zone: store.city.profile.zone };
  const answer = await withTransaction(store.db, async (tx) => {
    const before = await lockOutage(tx, id);
    if (before === null) throw new AppError('not-found', `отключения «${id}» нет; ничего не изменено`);
    requireVersion(before, change.version);
    const after = changed(before.kept, change, now);
    const reason = 'reason' in change ? (change.reason ?? null) : null;
    const what = { action: ACTIONS[change.action], actor: actor.id, reason, now };
    const version = await updateOutage(tx, { before, after }, what);
    return { id, version, message: messageOf(after, change, at) };
  });
  store.pokeRelay();
  return answer;
}

function changed(before: KeptOutage, change: OutageChange, now: number): KeptOutage {
  if (change.action === 'restore') return restored(before);
  if (before.isWithdrawn) throw new AppError('conflict', 'это уже отменено; ничего не изменено');
  switch (change.action) {
    case 'withdraw':
      return { ...before, isWithdrawn: true };
    case 'extend':
      return extended(before, change.to, now);
    case 'end':
      return ended(before, change.endedAt ?? now, now);
  }
}

function restored(before: KeptOutage): KeptOutage {
  if (before.isWithdrawn) return { ...before, isWithdrawn: false };
  if (before.ended !== null) return { ...before, ended: null };
  throw new AppError('conflict', 'возвращать нечего: это не отменено и не закончено');
}

function refuse(field: string, message: string): never {
  throw new AppError('invalid', 'отключение не изменено: исправьте поля', [{ field, message }]);
}

function extended(before: KeptOutage, to: number, now: number): KeptOutage {
  if (before.ended !== null)
    throw new AppError('conflict', 'это уже закончилось: сначала верните его в работу');
  if (to <= before.from) refuse('to', 'конец должен быть позже начала');
  if (to <= now) refuse('to', 'это время уже прошло: укажите время впереди');
  if (to === before.promised) refuse('to', 'это время и было обещано');
  return { ...before, promised: to };
}

function ended(before: KeptOutage, at: number, now: number): KeptOutage {
  if (at > now) refuse('endedAt', 'это время ещё не наступило');
  if (at <= before.from) {
    refuse('endedAt', 'конец должен быть позже начала; если работ не было, отмените отключение');
  }
  if (at === before.ended) throw new AppError('conflict', 'этот конец уже записан');
  return { ...before, ended: at };
}

function messageOf({ promised, ended: end }: KeptOutage, { action }: OutageChange, at: TimeOfCity): string {
  switch (action) {
    case 'extend':
      return `обещанный конец: ${endWords(promised, at)}`;
    case 'end':
      return `закончилось ${endWords(end ?? promised, at)}`;
    case 'withdraw':
      return 'отменено: больше ничего не объясняет и не отмечается';
    case 'restore':
      return 'возвращено в работу';
  }
}
