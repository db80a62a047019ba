import type { HotKnown } from '@/lib/contract/hot';
import type { OutageKind } from '@/lib/contract/outage-input';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { outageState } from '@/lib/domain/outages/outage';
import { presentProblem } from '../problems/present-problem';
import { readMembers } from '../problems/read-members';
import { readProblemOutages } from '../problems/read-outages';
import type { Router } from '../routing/routing-desk';
import { type HotScope, iso, recent } from './hot-scope';

/** What ended so recently still explains what people write. */
const ENDED_WITHIN = 12 * HOUR;
const PROBLEM_WITHIN = DAY;
const MOST_PROBLEMS = 5;

/** What the centre knows already of what is told: outages and accidents, problems, and who answers for the topic. */
export async function readKnown(scope: HotScope, topics: readonly string[]): Promise<HotKnown> {
  const [outages, problems] = await Promise.all([readOutages(scope, topics), readProblems(scope)]);
  return { outages, problems };
}

interface OutageRow {
  readonly id: string;
  readonly title: string;
  readonly kind: OutageKind;
  readonly by: string | null;
  readonly service: string | null;
  readonly area: string | null;
  readonly district: string | null;
  readonly starts: number;
  readonly ends: number;
  readonly ended: number | null;
}

async function readOutages({ ctx, district, now }: HotScope, topics: readonly string[]) {
  const rows = await ctx.store.db.sql<OutageRow[]>`
    SELECT id, title, kind, told_by AS by, service, area, district, (extract(epoch FROM starts_at) * 1000)::float8 AS starts,
      (extract(epoch FROM promised_at) * 1000)::float8 AS ends, (extract(epoch FROM ended_at) * 1000)::float8 AS ended
    FROM outage WHERE withdrawn_at IS NULL AND (topics && ${[...topics]}::text[] OR (kind = 'event' AND topics = '{}'))
      AND (district IS NULL OR ${district}::text IS NULL OR district = ${district})
      AND starts_at <= to_timestamp(${now / 1000}::float8)
      AND coalesce(ended_at, greatest(promised_at, ends_at)) >= to_timestamp(${(now - ENDED_WITHIN) / 1000}::float8)
    ORDER BY starts_at DESC, id`;
  return rows.map(({ id, title, kind, by, service, area, ...row }) => ({
    id,
    title,
    kind,
    by,
    service,
    area,
    district: row.district,
    from: iso(row.starts),
    to: iso(row.ended ?? row.ends),
    promisedEnd: iso(row.ends),
    actualEnd: row.ended === null ? null : iso(row.ended),
    state: outageState({ from: row.starts, promised: row.ends, ended: row.ended }, now),
  }));
}

/** Problems that hold messages of the scope, those of most authors first. */
async function readProblems(scope: HotScope): Promise<HotKnown['problems']> {
  const { store } = scope.ctx;
  const rows = await store.db.sql<
    { id: string; topic: string; district: string | null; place: string | null }[]
  >`
    SELECT p.id, p.topic, p.district, p.place FROM problem p
    WHERE p.merged_into IS NULL AND p.id IN (
      SELECT m.problem_id FROM problem_member m JOIN appeal ON appeal.id = m.appeal_id
      WHERE m.left_at IS NULL AND ${recent(scope, PROBLEM_WITHIN)})`;
  const ids = rows.map(({ id }) => Number(id));
  const [members, outages, router] = await Promise.all([
    readMembers(store, ids),
    readProblemOutages(store, ids),
    store.routing.router(store.db.orm),
  ]);
  return rows
    .flatMap((row) => {
      const id = Number(row.id);
      const own = members.filter(({ problemId }) => problemId === id);
      const parts = { members: own, outages: outages.get(id) ?? [] };
      const problem = own.length > 1 ? presentProblem(store, { ...row, id, mergedInto: null }, parts) : null;
      return problem === null ? [] : [problem];
    })
    .sort((a, b) => b.authors - a.authors || b.id - a.id)
    .slice(0, MOST_PROBLEMS)
    .map(({ id, title, topic, authors, open, lead, lastAt, outages: explained }) => ({
      id,
      title,
      authors,
      open,
      dueAt: lead?.dueAt ?? null,
      lastAt,
      department: departmentName(scope, router, topic),
      explainedBy: explained.map((outage) => outage.title),
    }));
}

/** Who answers for a topic where it is hot now, by the rules of routing. */
export function departmentName(
  { ctx: { store }, district, now }: HotScope,
  router: Router,
  topic: string | null,
): string | null {
  if (topic === null) return null;
  const id = router.ruleFor({ topic, district, precision: 'quarter', created: now })?.department ?? null;
  return id === null ? null : (store.city.profile.departments.find((one) => one.id === id)?.name ?? id);
}
