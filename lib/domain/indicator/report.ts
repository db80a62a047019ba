import type { DepartmentKind } from '../departments/department';
import type { IndicatorCode } from './catalogue';
import type { MonthFigures } from './count-month';
import type { Subject } from './indicator';
import type { Month } from './month';
import type { Plan } from './plan';

/** A department as it was called when the month was counted. */
export interface ReportedDepartment {
  readonly name: string;
  readonly kind: DepartmentKind;
}

/** The plans that hold in the month, by kind of records and indicator. */
export type MonthPlans = Readonly<Record<Subject, Readonly<Partial<Record<IndicatorCode, Plan>>>>>;

/** All that a report of a month says: it needs nothing else to be read again years later. */
export interface MonthReport {
  readonly month: Month;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly countedAt: number;
  /** Version of the rules of deadlines whose calendar counted the hours. */
  readonly rules: number;
  readonly calendar: string;
  readonly figures: MonthFigures;
  readonly plans: MonthPlans;
  readonly departments: Readonly<Record<string, ReportedDepartment>>;
  /** Years that the work calendar lacks: records that need them have no working hours. */
  readonly missingYears: readonly number[];
}
