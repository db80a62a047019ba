import { count, eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { DepartmentChange, DepartmentChanged } from '@/lib/contract/department';
import type { Transaction } from '@/lib/db/database';
import { routingRule } from '@/lib/db/schema';
import type { Department } from '@/lib/domain/departments/department';
import { counted, plural, RECORDS, RULES } from '@/lib/domain/russian';
import { noteChanges, type SettingDoing } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { changingDepartments, readDepartments, requireDepartment, writeDepartment } from './department-rows';
import { moveAppealsTo, openAppealsOf } from './move-open-appeals';
import { refuseFaults } from './refuse-faults';
import { requireOpenDepartment } from './require-open-department';

type Closing = Extract<DepartmentChange, { action: 'close' }>;

/**
 * Closes a department from now on: its rules of routing and its open appeals go to the successor, what it has
 * answered stays its own. Needs the scope `settings`; errors: not-found, conflict, invalid without a successor where
 * somebody must take its work.
 */
export function closeDepartment({
  ctx,
  input: { code, change },
}: {
  ctx: VerbContext;
  input: { code: string; change: Closing };
}): Promise<DepartmentChanged> {
  return changingDepartments(ctx, change.reason, async (tx, doing) => {
    const departments = await readDepartments(tx);
    const before = await requireDepartment(tx, departments, { code, seen: change.seen ?? null });
    if (before.closedAt !== null) throw new AppError('conflict', `«${before.name}» уже закрыто`);
    const successor = change.successor ?? null;
    if (successor !== null) requireOpenDepartment({ version: 0, byCode: departments }, successor);
    const after: Department = { ...before, closedAt: doing.now, successor };
    refuseFaults(after, departments, 'подразделение не закрыто: исправьте поля');
    const moved = await handOver(tx, { code, successor }, doing);
    await writeDepartment(tx, after);
    const note = { area: 'departments', item: code, action: 'close', before, after } as const;
    const version = await noteChanges(tx, [note, ...(moved.rules > 0 ? [rulesNote(code)] : [])], doing);
    return { code, version, message: closedWords(before, moved) };
  });
}

const rulesNote = (code: string) =>
  ({ area: 'routing', item: code, action: 'hand-over', before: null, after: null }) as const;

interface Moved {
  readonly rules: number;
  readonly appeals: number;
}

function closedWords({ name }: Department, { rules, appeals }: Moved): string {
  if (rules + appeals === 0) return `«${name}» закрыто`;
  const work = `${counted(appeals, RECORDS)} и ${counted(rules, RULES)}`;
  return `«${name}» закрыто; преемнику ${plural(appeals, ['перешла', 'перешли', 'перешли'])} ${work}`;
}

async function handOver(
  tx: Transaction,
  { code, successor }: { code: string; successor: string | null },
  { actor, now }: SettingDoing,
): Promise<Moved> {
  const ids = await openAppealsOf(tx, code);
  const [found] = await tx
    .select({ rules: count() })
    .from(routingRule)
    .where(eq(routingRule.department, code));
  const rules = found?.rules ?? 0;
  if (successor === null) {
    if (ids.length + rules === 0) return { rules, appeals: 0 };
    const work = `${counted(ids.length, RECORDS)}, ${counted(rules, RULES)}`;
    throw new AppError('invalid', `подразделение не закрыто: за ним остаются ${work}`, [
      { field: 'successor', message: 'назовите преемника' },
    ]);
  }
  await tx.update(routingRule).set({ department: successor }).where(eq(routingRule.department, code));
  const appeals = await moveAppealsTo(tx, {
    ids,
    actor,
    now,
    next: (state) => ({
      ...state,
      department: successor,
      routed: state.routed === code ? successor : state.routed,
    }),
  });
  return { rules, appeals };
}
