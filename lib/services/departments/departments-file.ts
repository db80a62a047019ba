import { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';
import { departmentCode, departmentInput, type RowFault } from '@/lib/contract/department';
import { CSV_START, csvLine } from '@/lib/domain/csv';
import {
  DEPARTMENT_KIND_NAMES,
  DEPARTMENT_KINDS,
  type Department,
} from '@/lib/domain/departments/department';
import { unitsOfStructure } from '@/lib/domain/departments/structure';
import { explainIssues } from '../intake/parse-row';
import { type Columns, jsonOf, type ReadFile, readCsvRows } from '../setting-files/read-setting-file';

const COLUMNS: Columns = {
  код: 'code',
  название: 'name',
  короткое: 'short',
  'короткое название': 'short',
  вид: 'kind',
  'входит в': 'parent',
  контакт: 'contact',
  'закрыто с': 'closedAt',
  преемник: 'successor',
  code: 'code',
  name: 'name',
  short: 'short',
  kind: 'kind',
  parent: 'parent',
  contact: 'contact',
  closedat: 'closedAt',
  successor: 'successor',
};

const HEADINGS = ['код', 'название', 'короткое', 'вид', 'входит в', 'контакт', 'закрыто с', 'преемник'];

const KIND_WORDS = new Map(DEPARTMENT_KINDS.map((kind) => [DEPARTMENT_KIND_NAMES[kind], kind]));

const row = departmentInput.omit({ reason: true }).extend({
  closedAt: z.iso
    .datetime({ offset: true, message: 'закрыто с: дата вида 2026-11-23T00:00:00+04:00' })
    .transform((text) => Date.parse(text))
    .nullish(),
  successor: departmentCode.nullish(),
});

const structureFile = z.object({ structure: z.record(z.string(), z.array(z.string())) });
const listFile = z.object({ departments: z.array(z.record(z.string(), z.unknown())) });

/** Rows of a departments' file: our own CSV or JSON, or a structure «руководитель → подразделения». */
function rowsOf(text: string): ReadFile {
  const json = jsonOf(text);
  if (json === null) return readCsvRows(text, COLUMNS);
  const structure = structureFile.safeParse(json);
  const list = Array.isArray(json) ? listFile.safeParse({ departments: json }) : listFile.safeParse(json);
  const found = structure.success ? unitsOfStructure(structure.data.structure) : list.data?.departments;
  if (found === undefined)
    throw new AppError('invalid', 'в файле нет списка подразделений: ожидается departments или structure');
  return { rows: found.map((values, i) => ({ line: i + 1, values: { ...values } })), faults: [] };
}

export interface DepartmentRows {
  readonly rows: readonly { readonly line: number; readonly department: Department }[];
  readonly faults: readonly RowFault[];
}

/** The departments of a file, and what is wrong at which row. Errors: invalid for a file that is something else. */
export function readDepartmentsFile(text: string): DepartmentRows {
  const file = rowsOf(text);
  const faults = [...file.faults];
  const rows = file.rows.flatMap(({ line, values }) => {
    const kind = typeof values.kind === 'string' ? (KIND_WORDS.get(values.kind) ?? values.kind) : 'body';
    const parsed = row.safeParse({ ...values, kind }, { reportInput: true });
    if (!parsed.success) {
      for (const issue of explainIssues(parsed.error)) faults.push({ line, ...issue });
      return [];
    }
    const { parent = null, contact = null, closedAt = null, successor = null, ...rest } = parsed.data;
    return [{ line, department: { ...rest, parent, contact, closedAt, successor } }];
  });
  return { rows, faults };
}

export function departmentsCsv(departments: Iterable<Department>): string {
  const lines = [...departments].map(({ code, name, short, kind, parent, contact, closedAt, successor }) =>
    csvLine([
      code,
      name,
      short,
      DEPARTMENT_KIND_NAMES[kind],
      parent ?? '',
      contact ?? '',
      closedAt === null ? '' : new Date(closedAt).toISOString(),
      successor ?? '',
    ]),
  );
  return CSV_START + csvLine(HEADINGS) + lines.join('');
}

export function departmentsJson(departments: Iterable<Department>): string {
  const list = [...departments].map(({ closedAt, ...rest }) => ({
    ...rest,
    closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
  }));
  return `${JSON.stringify({ departments: list }, null, 2)}\n`;
}
