import type { DepartmentQuality } from '@/lib/contract/department-quality';
import { DAY, nextDayStart } from '@/lib/domain/city-time';
import { mark } from '../mark';
import type { VerbContext } from '../store';

/** A department with fewer messages than this is not ranked (DOMAIN.md, «Балл исполнителя»). */
export const RANKED_FROM = 2;
const DAYS = 30;

type Row = Omit<DepartmentQuality, 'name' | 'kind' | 'isClosed'>;

/** Load, lateness and quality of every department; codes that the directory does not know stand for themselves. */
export async function departmentQuality({
  ctx: { store },
}: {
  ctx: VerbContext;
}): Promise<DepartmentQuality[]> {
  const { byCode } = await store.departments.board(store.db.orm);
  const now = store.clock.now();
  const end = mark(nextDayStart(store.city.profile.zone, now));
  const from = mark(now - DAYS * DAY);
  const rows = await store.db.sql<Row[]>`
    WITH facts AS (
      SELECT department AS code, kind, due_at, registered_at, created_at, coalesce(answered_at, closed_at) AS finished
      FROM appeal WHERE department IS NOT NULL
        AND ((answered_at IS NULL AND closed_at IS NULL) OR due_at >= ${from} OR coalesce(answered_at, closed_at) >= ${from}))
    SELECT code, (count(*) FILTER (WHERE kind = 'message'))::int AS messages,
      (count(*) FILTER (WHERE kind = 'message' AND finished IS NULL))::int AS open,
      (count(*) FILTER (WHERE kind = 'message' AND finished IS NULL AND due_at < ${mark(now)}))::int AS late,
      (count(*) FILTER (WHERE kind = 'message' AND finished IS NULL AND due_at >= ${mark(now)} AND due_at < ${end}))::int AS "dueToday",
      (count(*) FILTER (WHERE kind = 'petition' AND finished IS NULL))::int AS petitions,
      (count(*) FILTER (WHERE kind = 'petition' AND finished IS NULL AND due_at < ${mark(now)}))::int AS "latePetitions",
      (count(*) FILTER (WHERE kind = 'message' AND due_at >= ${from} AND due_at < ${mark(now)}))::int AS due,
      (count(*) FILTER (WHERE kind = 'message' AND due_at >= ${from} AND due_at < ${mark(now)} AND finished <= due_at))::int AS "onTime",
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished - created_at) / 3600)
        FILTER (WHERE kind = 'message' AND finished >= ${from}))::float8 AS "medianHours"
    FROM facts GROUP BY code`;
  return rows.map((row) => {
    const known = byCode.get(row.code);
    const { name = row.code, kind = 'outside' } = known ?? {};
    return { ...row, name, kind, isClosed: (known?.closedAt ?? null) !== null };
  });
}

/** Those that may be compared, the worst first; null shares stand last. */
export function ranked(list: readonly DepartmentQuality[]): DepartmentQuality[] {
  const share = ({ due, onTime }: DepartmentQuality) => (due === 0 ? 1 : onTime / due);
  return list
    .filter(({ messages }) => messages >= RANKED_FROM)
    .sort((a, b) => b.late - a.late || share(a) - share(b) || b.open - a.open);
}
