import { AppError } from '@/lib/contract/app-error';
import type { DepartmentChanged, DepartmentInput } from '@/lib/contract/department';
import type { Department } from '@/lib/domain/departments/department';
import { noteChanges } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { changingDepartments, readDepartments, writeDepartment } from './department-rows';
import { refuseFaults } from './refuse-faults';

/** Adds a department. Needs the scope `settings`; errors: conflict for a code that is taken, invalid at its fields. */
export function createDepartment({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: DepartmentInput;
}): Promise<DepartmentChanged> {
  return changingDepartments(ctx, input.reason, async (tx, doing) => {
    const departments = await readDepartments(tx);
    const taken = departments.get(input.code);
    if (taken !== undefined) {
      throw new AppError('conflict', `не создано: код занят подразделением «${taken.name}»`, [
        { field: 'code', message: 'выберите другой код' },
      ]);
    }
    const { code, name, short, kind, parent = null, contact = null } = input;
    const made: Department = { code, name, short, kind, parent, contact, closedAt: null, successor: null };
    refuseFaults(made, departments, 'подразделение не создано: исправьте поля');
    await writeDepartment(tx, made);
    const note = { area: 'departments', item: code, action: 'create', before: null, after: made } as const;
    return { code, version: await noteChanges(tx, [note], doing), message: `создано «${name}»` };
  });
}
