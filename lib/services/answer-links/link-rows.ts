import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { answerLink } from '@/lib/db/schema';
import { type LinkAction, type LinkStanding, linkStanding } from '@/lib/domain/answer-link';
import { MINUTE } from '@/lib/domain/city-time';
import { formatMoment } from '@/lib/domain/russian';
import { appendEvents } from '../log/append-events';
import { toMs } from '../mark';
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

/** The link of a secret, while it holds. Errors: not-found, saying whether it is unknown, expired or revoked. */
export async function requireLink(store: Store, secret: string): Promise<LinkRow> {
  const digest = digestOf(secret);
  refuseHaste(digest);
  const [row] = await store.db.orm.select().from(answerLink).where(eq(answerLink.digest, digest));
  if (row === undefined)
    throw new AppError(
      'not-found',
      'такой ссылки нет: проверьте, целиком ли скопирован адрес, или попросите у центра новую',
    );
  const standing = linkStanding(momentsOf(row), store.clock.now());
  if (standing === 'holds') return row;
  throw new AppError('not-found', `${ENDED[standing](row, store)}; попросите у центра новую`);
}

/** Whoever holds the address had the link once: what has become of it is no secret from them. */
const ENDED: Readonly<Record<Exclude<LinkStanding, 'holds'>, (row: LinkRow, store: Store) => string>> = {
  expired: ({ expiresAt }, { city }) =>
    `срок этой ссылки вышел ${formatMoment(city.profile.zone, expiresAt.getTime())}`,
  revoked: ({ revokedAt }, { city }) =>
    `центр отозвал эту ссылку ${formatMoment(city.profile.zone, revokedAt?.getTime() ?? 0)}`,
};

export const momentsOf = ({ expiresAt, revokedAt }: Pick<LinkRow, 'expiresAt' | 'revokedAt'>) => ({
  expiresAt: expiresAt.getTime(),
  revokedAt: toMs(revokedAt),
});

/** Tells the log what happened to a link. */
export async function noteLink(
  tx: Transaction,
  link: Pick<LinkRow, 'id' | 'target' | 'targetId' | 'department'>,
  what: { readonly action: LinkAction; readonly actor: string; readonly now: number },
): Promise<void> {
  const { id: linkId, target, targetId, department } = link;
  const { action, actor, now } = what;
  const body = { type: 'answer-link.turned', linkId, action, target, targetId, department } as const;
  const origin = { actor, lane: 'live', restored: false, recordedAt: now } as const;
  await appendEvents(tx, [{ appealId: null, body }], origin);
}

/** Whoever acts by a link, as the log names actors. */
export const bearerOf = ({ id }: Pick<LinkRow, 'id'>) => `link:${id}`;
