import { desc, eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { appealEvent } from '@/lib/db/schema';
import { MADE_NAMES } from '@/lib/domain/life/move-words';
import type { LogEventBody } from '@/lib/domain/log-event';
import { formatMoment } from '@/lib/domain/russian';
import { STATUS_NAMES } from '@/lib/domain/russian-names';
import type { StoredAppeal } from '../appeals/appeal-rows';

function whatWords(body: LogEventBody): string {
  if (body.type === 'appeal.moved' && body.move !== undefined) return MADE_NAMES[body.move.kind];
  if (body.type === 'appeal.corrected') return 'исправлено источником';
  if (body.type === 'appeal.relabelled') return 'тема уточнена';
  return 'дополнено';
}

const nameOf = (actor: string) => actor.replace(/^(?:token|system):/, '');

/** The refusal of a move on a record that changed meanwhile: who changed it, when and how. */
export async function staleMove(tx: Transaction, stored: StoredAppeal, zone: string): Promise<AppError> {
  const [last] = await tx
    .select()
    .from(appealEvent)
    .where(eq(appealEvent.appealId, stored.id))
    .orderBy(desc(appealEvent.id))
    .limit(1);
  const who =
    last === undefined
      ? ''
      : `: ${formatMoment(zone, last.recordedAt.getTime())}, ${nameOf(last.actor)} — «${whatWords(last.body)}»`;
  const status = STATUS_NAMES[stored.state.status];
  return new AppError(
    'conflict',
    `запись изменилась, пока вы её смотрели${who}; сейчас состояние «${status}». Ваш ход не сделан, набранное не потеряно: посмотрите новое и решите снова`,
  );
}
