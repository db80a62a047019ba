import type { Department } from './department';

export interface DepartmentFault {
  readonly field: 'code' | 'name' | 'short' | 'parent' | 'successor';
  readonly message: string;
}

const fold = (name: string) => name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

/** What is wrong with a department among the others, which may hold its earlier self. */
export function faultsOf(
  subject: Department,
  departments: ReadonlyMap<string, Department>,
): DepartmentFault[] {
  const others = [...departments.values()].filter(({ code }) => code !== subject.code);
  const faults: DepartmentFault[] = [];
  for (const field of ['name', 'short'] as const) {
    const twin =
      subject.closedAt === null ? others.find((other) => isTwin(subject, other, field)) : undefined;
    if (twin !== undefined)
      faults.push({ field, message: `так уже называется «${twin.name}» (${twin.code})` });
  }
  const parent = parentFault(subject, departments);
  if (parent !== null) faults.push({ field: 'parent', message: parent });
  const successor = successorFault(subject, departments);
  if (successor !== null) faults.push({ field: 'successor', message: successor });
  return faults;
}

/** Two departments of one parent have different names; the short ones stand alone on the wall. */
function isTwin(subject: Department, other: Department, field: 'name' | 'short'): boolean {
  if (other.closedAt !== null || fold(other[field]) !== fold(subject[field])) return false;
  return field === 'short' || other.parent === subject.parent;
}

function parentFault(
  { code, parent }: Department,
  departments: ReadonlyMap<string, Department>,
): string | null {
  if (parent === null) return null;
  if (!departments.has(parent) || parent === code) return `подразделения «${parent}» нет`;
  const seen = new Set([code]);
  for (let at: string | null = parent; at !== null; at = departments.get(at)?.parent ?? null) {
    if (seen.has(at)) return 'подразделение не может входить само в себя';
    seen.add(at);
  }
  return null;
}

function successorFault(
  { code, closedAt, successor }: Department,
  departments: ReadonlyMap<string, Department>,
): string | null {
  if (successor === null) return null;
  if (closedAt === null) return 'преемник бывает только у закрытого подразделения';
  const found = departments.get(successor);
  if (found === undefined || successor === code) return `подразделения «${successor}» нет`;
  const seen = new Set([code]);
  for (let at: Department | undefined = found; at !== undefined; ) {
    if (seen.has(at.code)) return 'преемники указывают друг на друга по кругу';
    seen.add(at.code);
    at = at.successor === null ? undefined : departments.get(at.successor);
  }
  return null;
}
