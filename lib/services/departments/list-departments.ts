import type { DepartmentItem, DepartmentsAnswer } from '@/lib/contract/department';
import type { Department } from '@/lib/domain/departments/department';
import { mark } from '../mark';
import type { Store, VerbContext } from '../store';

type Load = { department: string; open: number; rules: number; instructions: number; links: number };

/** Every department with what it carries now; closed ones last. */
export async function listDepartments({ ctx: { store } }: { ctx: VerbContext }): Promise<DepartmentsAnswer> {
  const { version, byCode } = await store.departments.board(store.db.orm);
  const rows = await store.db.sql<Load[]>`
    SELECT d.code AS department, coalesce(a.open, 0)::int AS open, coalesce(r.rules, 0)::int AS rules,
      (SELECT count(*)::int FROM instruction i WHERE i.executor = d.code AND i.closed_at IS NULL) AS instructions,
      (SELECT count(*)::int FROM answer_link l WHERE l.department = d.code AND l.revoked_at IS NULL
        AND l.expires_at > ${mark(store.clock.now())}) AS links
    FROM department d
    LEFT JOIN (SELECT department, count(*) AS open FROM appeal
      WHERE answered_at IS NULL AND closed_at IS NULL GROUP BY 1) a ON a.department = d.code
    LEFT JOIN (SELECT department, count(*) AS rules FROM routing_rule GROUP BY 1) r ON r.department = d.code`;
  const loads = new Map(rows.map((row) => [row.department, row]));
  const items = [...byCode.values()].map((entry) => presentDepartment(entry, loads.get(entry.code)));
  return { version, items: items.sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null)) };
}

function presentDepartment({ closedAt, ...entry }: Department, load: Load | undefined): DepartmentItem {
  return {
    ...entry,
    closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
    open: load?.open ?? 0,
    rules: load?.rules ?? 0,
    instructions: load?.instructions ?? 0,
    links: load?.links ?? 0,
  };
}

/** Departments that may be given work, as choices. */
export async function openDepartments(store: Store): Promise<{ value: string; name: string }[]> {
  const { byCode } = await store.departments.board(store.db.orm);
  return [...byCode.values()]
    .filter(({ closedAt }) => closedAt === null)
    .map(({ code: value, name }) => ({ value, name }));
}
