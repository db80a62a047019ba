import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { department } from '@/lib/db/schema';
import { type Department, openSuccessor } from '@/lib/domain/departments/department';
import type { DepartmentBoard } from './department-desk';

interface Fault {
  readonly message: string;
  readonly advice: string;
}

/** Why a department cannot be given work, naming who answers in the place of a closed one; null where it can. */
export function departmentFault({ byCode }: DepartmentBoard, code: string): Fault | null {
  const found = byCode.get(code);
  if (found === undefined) {
    return { message: `подразделения «${code}» нет`, advice: 'выберите подразделение из справочника' };
  }
  if (found.closedAt === null) return null;
  const successor = openSuccessor(byCode, found);
  const advice =
    successor === null ? 'преемник не назван: выберите другое' : `вместо него отвечает «${successor.name}»`;
  return { message: `подразделение «${found.name}» закрыто`, advice };
}

/** Keeps a department open until the transaction ends: its closing waits. */
export async function keepOpen(tx: Transaction, code: string): Promise<void> {
  await tx.select({ code: department.code }).from(department).where(eq(department.code, code)).for('share');
}

/** The department of a code, where it may be given work. Errors: invalid at `department`. */
export function requireOpenDepartment(board: DepartmentBoard, code: string): Department {
  const fault = departmentFault(board, code);
  const found = board.byCode.get(code);
  if (fault === null && found !== undefined) return found;
  const { message, advice } = fault ?? { message: '', advice: '' };
  throw new AppError('invalid', `не назначено: ${message}`, [{ field: 'department', message: advice }]);
}
