/**
 * A body of the administration, a municipal enterprise or institution (МП, МУ), an outside organisation (РСО, УК, a
 * regional body). The last kind has its own lateness and is not ranked with the others (DOMAIN.md, «Outside bodies»).
 */
export const DEPARTMENT_KINDS = ['body', 'municipal', 'outside'] as const;
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];

/** What the wall has room for. */
export const SHORT_NAME_LIMIT = 22;

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly kind: DepartmentKind;
  /** Code of the department that it belongs to. */
  readonly parent: string | null;
  readonly contact: string | null;
  /** Epoch ms; null while it is open. */
  readonly closedAt: number | null;
  readonly successor: string | null;
}

export const DEPARTMENT_KIND_NAMES: Readonly<Record<DepartmentKind, string>> = {
  body: 'орган администрации',
  municipal: 'муниципальное предприятие или учреждение',
  outside: 'сторонняя организация',
};

/** Who answers in the place of a closed department now: closed successors are gone through. Null when nobody does. */
export function openSuccessor(
  departments: ReadonlyMap<string, Department>,
  closed: Department,
): Department | null {
  const seen = new Set<string>();
  let found: Department | undefined = closed;
  while (found !== undefined && found.closedAt !== null) {
    if (seen.has(found.code) || found.successor === null) return null;
    seen.add(found.code);
    found = departments.get(found.successor);
  }
  return found ?? null;
}
