import type { RowFault, SettingsImport } from '@/lib/contract/department';
import type { Transaction } from '@/lib/db/database';
import { faultsOf } from '@/lib/domain/departments/check';
import type { Department } from '@/lib/domain/departments/department';
import { noteChanges, type SettingDoing } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { changingDepartments, readDepartments, writeDepartment } from './department-rows';
import { type DepartmentRows, readDepartmentsFile } from './departments-file';
import { openWorkOf, workWords } from './open-work';

interface Plan {
  readonly created: readonly Department[];
  readonly changed: readonly { readonly before: Department; readonly after: Department }[];
  readonly same: number;
  readonly faults: readonly RowFault[];
}

/**
 * Takes a file of departments as a whole or not at all: new codes are added, known ones changed, what the file does
 * not name stays. `check` only tells what it would do. Needs the scope `settings`; errors: invalid for another file.
 */
export async function importDepartments({
  ctx,
  input: { text, mode },
}: {
  ctx: VerbContext;
  input: { text: string; mode: 'check' | 'apply' };
}): Promise<SettingsImport> {
  const file = readDepartmentsFile(text);
  return changingDepartments(ctx, 'из файла', async (tx, doing) => {
    const plan = await planOf(tx, file, doing.now);
    const isApplied = mode === 'apply' && plan.faults.length === 0;
    if (isApplied) await write(tx, plan, doing);
    const counts = { created: plan.created.length, changed: plan.changed.length, same: plan.same };
    return { ...counts, faults: [...plan.faults], isApplied, message: wordsOf(plan, isApplied) };
  });
}

function wordsOf({ created, changed, same, faults }: Plan, isApplied: boolean): string {
  if (faults.length > 0) return 'ничего не принято: исправьте строки и загрузите файл снова';
  const counts = `новых ${created.length}, изменённых ${changed.length}, без изменений ${same}`;
  return isApplied ? `принято: ${counts}` : `файл можно принять: ${counts}`;
}

const WORK_LEFT = 'закройте подразделение на странице, назвав преемника и причину: за ним остаётся:';

async function planOf(tx: Transaction, { rows, faults: found }: DepartmentRows, now: number): Promise<Plan> {
  const known = await readDepartments(tx);
  const after = new Map(known);
  const faults: RowFault[] = [...found];
  const seen = new Map<string, number>();
  for (const { line, department } of rows) {
    const first = seen.get(department.code);
    if (first !== undefined)
      faults.push({ line, field: 'code', message: `код «${department.code}» уже есть в строке ${first}` });
    else seen.set(department.code, line);
    after.set(department.code, department);
  }
  for (const { line, department } of rows) {
    for (const fault of faultsOf(department, after)) faults.push({ line, ...fault });
    const isClosing = department.closedAt !== null && known.get(department.code)?.closedAt === null;
    const work = isClosing ? workWords(await openWorkOf(tx, department.code, now)) : '';
    if (work !== '') faults.push({ line, field: 'closedAt', message: `${WORK_LEFT} ${work}` });
  }
  const created = rows
    .filter(({ department }) => !known.has(department.code))
    .map(({ department }) => department);
  const pairs = rows.flatMap(({ department }) => {
    const before = known.get(department.code);
    return before === undefined ? [] : [{ before, after: department }];
  });
  const changed = pairs.filter(({ before, after: next }) => !isSame(before, next));
  return { created, changed, same: pairs.length - changed.length, faults };
}

const isSame = (a: Department, b: Department) =>
  a.name === b.name &&
  a.short === b.short &&
  a.kind === b.kind &&
  a.parent === b.parent &&
  a.contact === b.contact &&
  a.closedAt === b.closedAt &&
  a.successor === b.successor;

async function write(tx: Transaction, { created, changed }: Plan, doing: SettingDoing): Promise<void> {
  for (const department of created) await writeDepartment(tx, department);
  for (const { after } of changed) await writeDepartment(tx, after);
  const notes = [
    ...created.map((after) => ({ before: null, after, action: 'create' })),
    ...changed.map((pair) => ({ ...pair, action: 'rename' })),
  ].map(({ after, ...note }) => ({ area: 'departments' as const, item: after.code, after, ...note }));
  if (notes.length > 0) await noteChanges(tx, notes, doing);
}
