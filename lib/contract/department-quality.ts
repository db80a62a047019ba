import type { DepartmentKind } from '@/lib/domain/departments/department';

/** Load, lateness and quality of a department. Messages only: petitions are counted apart. */
export interface DepartmentQuality {
  readonly code: string;
  readonly name: string;
  readonly kind: DepartmentKind;
  readonly isClosed: boolean;
  /** Open, due or answered in the last 30 days, each once. */
  readonly messages: number;
  readonly open: number;
  readonly late: number;
  readonly dueToday: number;
  readonly petitions: number;
  readonly latePetitions: number;
  /** Of messages due in the last 30 days: how many were due, and how many were answered by then. */
  readonly due: number;
  readonly onTime: number;
  /** Hours from registration to answer of those answered in the last 30 days; null where none was. */
  readonly medianHours: number | null;
}
