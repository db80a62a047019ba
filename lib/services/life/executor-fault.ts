import type { Transaction } from '@/lib/db/database';
import type { City } from '../city/city';

/** Why a department cannot be given work, in words; null where it can. */
export type ExecutorFault = (tx: Transaction, department: string) => Promise<string | null>;

/** Where departments are those of the city's profile: none of them is closed. */
export function executorByProfile({ profile }: City): ExecutorFault {
  return async (_tx, department) =>
    profile.departments.some(({ id }) => id === department)
      ? null
      : `подразделения «${department}» нет: выберите из справочника`;
}
