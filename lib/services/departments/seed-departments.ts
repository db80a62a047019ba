import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { department, routingRule, storeMeta } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { City } from '../city/city';

const SEEDED = 'departments-seeded';

/** Gives a store that has none its first departments and rules of routing: those of the city's profile. */
export async function seedDepartments(db: Database, { profile }: City): Promise<void> {
  await withTransaction(db, async (tx) => {
    const [first] = await tx
      .insert(storeMeta)
      .values({ key: SEEDED, value: profile.id })
      .onConflictDoNothing()
      .returning({ key: storeMeta.key });
    if (first === undefined) return;
    const departments = profile.departments.map(({ id: code, ...rest }) => ({ code, ...rest }));
    if (departments.length > 0) await tx.insert(department).values(departments);
    const rules = firstRules(profile);
    if (rules.length > 0) await tx.insert(routingRule).values(rules);
    // What an earlier release has routed may still be routed anew; what somebody chose may not.
    await tx.execute(sql`
      UPDATE appeal a SET routed = a.department FROM routing_rule r
      WHERE r.topic = a.topic AND r.priority = 0 AND r.department = a.department
        AND a.answered_at IS NULL AND a.closed_at IS NULL`);
  });
}

function firstRules({ topics, routing = [] }: City['profile']): (typeof routingRule.$inferInsert)[] {
  const own = topics.flatMap(({ id, department: code }) =>
    code === null ? [] : [{ id, topic: id, department: code, priority: 0 }],
  );
  const exceptions = routing.map(({ season, ...rule }) => ({
    ...rule,
    seasonFrom: season?.from ?? null,
    seasonTo: season?.to ?? null,
  }));
  return [...own, ...exceptions];
}
