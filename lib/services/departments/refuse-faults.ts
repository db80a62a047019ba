import { AppError } from '@/lib/contract/app-error';
import { faultsOf } from '@/lib/domain/departments/check';
import type { Department } from '@/lib/domain/departments/department';

/** Errors: invalid at the fields that do not fit among the other departments. */
export function refuseFaults(
  subject: Department,
  departments: ReadonlyMap<string, Department>,
  message: string,
): void {
  const faults = faultsOf(subject, departments);
  if (faults.length > 0) throw new AppError('invalid', message, faults);
}
