import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AnswerLinkInput, AnswerLinkMade } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import { answerLink } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { DAY } from '@/lib/domain/city-time';
import { formatMoment } from '@/lib/domain/russian';
import { requireScope } from '../actor';
import { requireOpenDepartment } from '../departments/require-open-department';
import type { VerbContext } from '../store';
import { digestOf, noteLink } from './link-rows';

/**
 * Makes a secret address by which an organisation answers about one appeal or instruction; only its digest is kept.
 * Needs the scope `work`; errors: not-found, invalid for a closed department.
 */
export async function makeLink({
  ctx: { store, actor },
  input: { target, targetId, department, days },
}: {
  ctx: VerbContext;
  input: AnswerLinkInput;
}): Promise<AnswerLinkMade> {
  requireScope(actor, 'work');
  const { name } = requireOpenDepartment(await store.departments.board(store.db.orm), department);
  const found = await store.db.orm.execute(
    sql`SELECT 1 FROM ${sql.identifier(target)} WHERE id = ${targetId}`,
  );
  if (found.length === 0) throw new AppError('not-found', `нет того, о чём отвечать: № ${targetId}`);
  const now = store.clock.now();
  const secret = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now + days * DAY);
  const created = { createdBy: actor.id, createdAt: new Date(now), expiresAt };
  const row = await withTransaction(store.db, async (tx) => {
    const values = { digest: digestOf(secret), target, targetId, department, ...created };
    const [made] = await tx.insert(answerLink).values(values).returning();
    if (made === undefined) throw new Error('a link was not written');
    await noteLink(tx, made, { action: 'made', actor: actor.id, now });
    return made;
  });
  store.pokeRelay();
  const until = formatMoment(store.city.profile.zone, expiresAt.getTime());
  const message = `ссылка для «${name}» действует до ${until}`;
  return { id: row.id, path: `/answer/${secret}`, expiresAt: expiresAt.toISOString(), message };
}
