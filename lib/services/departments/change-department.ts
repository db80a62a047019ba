import type { DepartmentChange, DepartmentChanged } from '@/lib/contract/department';
import type { VerbContext } from '../store';
import { closeDepartment } from './close-department';
import { renameDepartment } from './rename-department';
import { reopenDepartment } from './reopen-department';

/** One change of a department by a person, by its name. Needs the scope `settings`. */
export function changeDepartment({
  ctx,
  input: { code, change },
}: {
  ctx: VerbContext;
  input: { code: string; change: DepartmentChange };
}): Promise<DepartmentChanged> {
  switch (change.action) {
    case 'rename':
      return renameDepartment({ ctx, input: { code, change } });
    case 'close':
      return closeDepartment({ ctx, input: { code, change } });
    case 'reopen':
      return reopenDepartment({ ctx, input: { code, change } });
  }
}
