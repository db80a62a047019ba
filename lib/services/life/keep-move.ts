import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { appealMove } from '@/lib/db/schema';
import type { Move } from '@/lib/domain/life/move';
import { digestOf } from '../intake/parse-row';

export interface MoveRequest {
  readonly id: number;
  /** The version that the sender saw. */
  readonly version: number;
  readonly move: Move;
  /** The sender's mark of the request; null where it has none. */
  readonly requestKey: string | null;
  /** What its history keeps besides the facts of the move, as whose answer it was. */
  readonly beside?: Readonly<Record<string, string>>;
}

const digestOfRequest = ({ id, version, move }: MoveRequest) => digestOf({ id, version, move });

const takenKey = () =>
  new AppError('conflict', 'ход не сделан: этот ключ повтора уже был у другого запроса, возьмите новый');

/** The version that this very request has made already; null where it is new. Errors: conflict. */
export async function findRepeat(
  tx: Transaction,
  request: MoveRequest,
  actor: string,
): Promise<number | null> {
  if (request.requestKey === null) return null;
  const [row] = await tx
    .select({ version: appealMove.version, digest: appealMove.requestDigest })
    .from(appealMove)
    .where(and(eq(appealMove.actor, actor), eq(appealMove.requestKey, request.requestKey)));
  if (row === undefined) return null;
  if (row.digest !== digestOfRequest(request)) throw takenKey();
  return row.version;
}

const TIMES: ReadonlySet<string> = new Set(['until', 'at']);

function wordsOf({ move, beside }: MoveRequest) {
  const { kind, ...facts } = move;
  const entries = Object.entries(facts).filter(
    ([name, value]) => name !== 'reason' && name !== 'text' && value !== null,
  );
  const details = entries.map(([name, value]): [string, unknown] => [
    name,
    TIMES.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value,
  ]);
  return {
    kind,
    reason: 'reason' in move ? move.reason : null,
    text: 'text' in move ? move.text : null,
    details: { ...Object.fromEntries(details), ...beside },
  };
}

/** Keeps the words of a move beside its event. Errors: conflict for a key that was taken meanwhile. */
export async function keepMove(
  tx: Transaction,
  request: MoveRequest,
  made: { version: number; actor: string; now: number },
): Promise<void> {
  const { id: appealId, requestKey } = request;
  const row = {
    appealId,
    version: made.version,
    movedAt: new Date(made.now),
    actor: made.actor,
    ...wordsOf(request),
    requestKey,
    requestDigest: requestKey === null ? null : digestOfRequest(request),
  };
  const target = [appealMove.actor, appealMove.requestKey];
  const kept = await tx
    .insert(appealMove)
    .values(row)
    .onConflictDoNothing({ target, where: sql`request_key IS NOT NULL` })
    .returning({ id: appealMove.id });
  if (kept.length === 0) throw takenKey();
}
