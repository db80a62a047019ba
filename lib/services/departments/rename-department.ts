import type { DepartmentChange, DepartmentChanged } from '@/lib/contract/department';
import type { Department } from '@/lib/domain/departments/department';
import { noteChanges } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { changingDepartments, readDepartments, requireDepartment, writeDepartment } from './department-rows';
import { refuseFaults } from './refuse-faults';

type Renaming = Extract<DepartmentChange, { action: 'rename' }>;

/**
 * Gives a department other names, another kind, place or contact; its code and its past stay. Needs the scope
 * `settings`; errors: not-found, conflict, invalid at its fields.
 */
export function renameDepartment({
  ctx,
  input: { code, change },
}: {
  ctx: VerbContext;
  input: { code: string; change: Renaming };
}): Promise<DepartmentChanged> {
  return changingDepartments(ctx, change.reason, async (tx, doing) => {
    const departments = await readDepartments(tx);
    const before = await requireDepartment(tx, departments, { code, seen: change.seen ?? null });
    const { name, short, kind, parent = null, contact = null } = change;
    const after: Department = { ...before, name, short, kind, parent, contact };
    refuseFaults(after, departments, 'подразделение не изменено: исправьте поля');
    await writeDepartment(tx, after);
    const note = { area: 'departments', item: code, action: 'rename', before, after } as const;
    return { code, version: await noteChanges(tx, [note], doing), message: `записано: «${name}»` };
  });
}
