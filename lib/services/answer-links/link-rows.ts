import { createHash } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import { answerLink } from '@/lib/db/schema';
import { MINUTE } from '@/lib/domain/city-time';
import type { Store } from '../store';

export type LinkRow = typeof answerLink.$inferSelect;

export const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Of one link in this process: more requests in a minute are refused. */
const REQUESTS = 30;
const MOST_LINKS = 10_000;
const asked = new Map<string, { since: number; count: number }>();

function refuseHaste(digest: string): void {
  const now = performance.now();
  const known = asked.get(digest);
  if (known === undefined || now - known.since > MINUTE) {
    // Guessed links must not fill the memory.
    if (asked.size >= MOST_LINKS) asked.clear();
    asked.set(digest, { since: now, count: 1 });
    return;
  }
  known.count++;
  if (known.count > REQUESTS)
    throw new AppError('unavailable', 'слишком часто: подождите минуту, написанное не потеряно');
}

/** The link of a secret, while it holds. Errors: not-found for an unknown, expired or revoked one, without saying which. */
export async function requireLink(store: Store, secret: string): Promise<LinkRow> {
  const digest = digestOf(secret);
  refuseHaste(digest);
  const [row] = await store.db.orm
    .select()
    .from(answerLink)
    .where(
      and(
        eq(answerLink.digest, digest),
        isNull(answerLink.revokedAt),
        gt(answerLink.expiresAt, new Date(store.clock.now())),
      ),
    );
  if (row === undefined)
    throw new AppError(
      'not-found',
      'ссылка не действует: её срок вышел или её отозвали; попросите у центра новую',
    );
  return row;
}
