import { AppError } from '@/lib/contract/app-error';
import { type Department, openSuccessor } from '@/lib/domain/departments/department';
import type { DepartmentBoard } from './department-desk';

function refusal(message: string, advice: string): AppError {
  return new AppError('invalid', `не назначено: ${message}`, [{ field: 'department', message: advice }]);
}

/**
 * The department of a code, where it may be given work. Errors: invalid at `department`, naming who answers in the
 * place of a closed one.
 */
export function requireOpenDepartment({ byCode }: DepartmentBoard, code: string): Department {
  const found = byCode.get(code);
  if (found === undefined) {
    throw refusal(`подразделения «${code}» нет`, 'выберите подразделение из справочника');
  }
  if (found.closedAt === null) return found;
  const successor = openSuccessor(byCode, found);
  const advice =
    successor === null ? 'преемник не назван: выберите другое' : `вместо него отвечает «${successor.name}»`;
  throw refusal(`подразделение «${found.name}» закрыто`, advice);
}
