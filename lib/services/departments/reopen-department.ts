import { AppError } from '@/lib/contract/app-error';
import type { DepartmentChange, DepartmentChanged } from '@/lib/contract/department';
import type { Department } from '@/lib/domain/departments/department';
import { noteChanges } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { changingDepartments, readDepartments, requireDepartment, writeDepartment } from './department-rows';
import { refuseFaults } from './refuse-faults';

type Reopening = Extract<DepartmentChange, { action: 'reopen' }>;

/**
 * Opens a closed department again; what its successor has taken meanwhile stays with the successor. Needs the scope
 * `settings`; errors: not-found, conflict, invalid where its names were given away.
 */
export function reopenDepartment({
  ctx,
  input: { code, change },
}: {
  ctx: VerbContext;
  input: { code: string; change: Reopening };
}): Promise<DepartmentChanged> {
  return changingDepartments(ctx, change.reason, async (tx, doing) => {
    const departments = await readDepartments(tx);
    const before = await requireDepartment(tx, departments, { code, seen: change.seen ?? null });
    if (before.closedAt === null) throw new AppError('conflict', `«${before.name}» и так открыто`);
    const after: Department = { ...before, closedAt: null, successor: null };
    refuseFaults(after, departments, 'подразделение не открыто: исправьте поля');
    await writeDepartment(tx, after);
    const note = { area: 'departments', item: code, action: 'reopen', before, after } as const;
    return { code, version: await noteChanges(tx, [note], doing), message: `«${before.name}» снова открыто` };
  });
}
