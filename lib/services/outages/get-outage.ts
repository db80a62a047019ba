import { asc, eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { OutageRecord } from '@/lib/contract/outage';
import { outage, outageEvent, problem, problemOutage } from '@/lib/db/schema';
import type { OutageFieldChange } from '@/lib/domain/outages/outage';
import { problemTitle } from '../problems/present-problem';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';
import { keptOf } from './outage-rows';
import { presentOutage } from './present-outage';

/** One annotation with everything that happened to it, oldest first, and the problems it explains. Errors: not-found. */
export async function getOutage({
  ctx: { store },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: string };
}): Promise<OutageRecord> {
  const [row] = await store.db.orm.select().from(outage).where(eq(outage.id, id));
  if (row === undefined) throw new AppError('not-found', `отключения «${id}» нет`);
  const item = presentOutage({ kept: keptOf(row), version: row.version }, store.clock.now());
  const [history, problems] = await Promise.all([readHistory(store, id), readProblems(store, id)]);
  return { ...item, history, problems };
}

const visible = (text: string | null) => (text === null ? null : visibleText(text));

function shown({ field, before, after }: OutageFieldChange): OutageFieldChange {
  return { field, before: visible(before), after: visible(after) };
}

async function readHistory({ db }: Store, id: string): Promise<OutageRecord['history']> {
  const rows = await db.orm
    .select()
    .from(outageEvent)
    .where(eq(outageEvent.outageId, id))
    .orderBy(asc(outageEvent.id));
  return rows.map(({ action, actor, recordedAt, reason, changes }) => ({
    action,
    actor,
    at: recordedAt.toISOString(),
    reason: visible(reason),
    changes: changes.map(shown),
  }));
}

async function readProblems(store: Store, id: string): Promise<OutageRecord['problems']> {
  const rows = await store.db.orm
    .select({ id: problem.id, topic: problem.topic, district: problem.district, place: problem.place })
    .from(problemOutage)
    .innerJoin(problem, eq(problem.id, problemOutage.problemId))
    .where(eq(problemOutage.outageId, id))
    .orderBy(asc(problem.id));
  return rows.map((row) => ({ id: row.id, title: problemTitle(store, row) }));
}
