import { eq } from 'drizzle-orm';
import { AppError, type FieldError } from '@/lib/contract/app-error';
import type { DepartmentChange, DepartmentChanged } from '@/lib/contract/department';
import type { Transaction } from '@/lib/db/database';
import { routingRule } from '@/lib/db/schema';
import type { Department } from '@/lib/domain/departments/department';
import { revokeLinksOf } from '../answer-links/revoke-link';
import { reassignInstructions } from '../instructions/reassign-instructions';
import { noteChanges, type SettingDoing } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import {
  changingDepartments,
  holdDepartment,
  readDepartments,
  requireDepartment,
  writeDepartment,
} from './department-rows';
import { moveAppealsTo } from './move-open-appeals';
import { needsSuccessor, type OpenWork, openWorkOf, workWords } from './open-work';
import { refuseFaults } from './refuse-faults';
import { requireOpenDepartment } from './require-open-department';

type Closing = Extract<DepartmentChange, { action: 'close' }>;

/**
 * Closes a department from now on: its rules of routing, its open appeals and instructions go to the successor, each
 * by its event, its links for answers are taken back; what it has answered stays its own. Needs the scope `settings`;
 * errors: not-found, conflict, invalid without a successor or a reason where somebody must take its work.
 */
export function closeDepartment({
  ctx,
  input: { code, change },
}: {
  ctx: VerbContext;
  input: { code: string; change: Closing };
}): Promise<DepartmentChanged> {
  return changingDepartments(ctx, change.reason, async (tx, doing) => {
    await holdDepartment(tx, code);
    const departments = await readDepartments(tx);
    const before = await requireDepartment(tx, departments, { code, seen: change.seen ?? null });
    if (before.closedAt !== null) throw new AppError('conflict', `«${before.name}» уже закрыто`);
    const successor = change.successor ?? null;
    if (successor !== null) requireOpenDepartment({ version: 0, byCode: departments }, successor);
    const after: Department = { ...before, closedAt: doing.now, successor };
    refuseFaults(after, departments, 'подразделение не закрыто: исправьте поля');
    const work = await openWorkOf(tx, code, doing.now);
    refuseSilence(work, change);
    await handOver(tx, { code, successor, work }, doing);
    await writeDepartment(tx, after);
    const note = { area: 'departments', item: code, action: 'close', before, after } as const;
    const version = await noteChanges(tx, [note, ...(work.rules > 0 ? [rulesNote(code)] : [])], doing);
    return { code, version, message: closedWords(before, work) };
  });
}

const rulesNote = (code: string) =>
  ({ area: 'routing', item: code, action: 'hand-over', before: null, after: null }) as const;

function closedWords({ name }: Department, work: OpenWork): string {
  const { appeals, instructions, rules, links } = work;
  const gone = links === 0 ? '' : `; отозвано ссылок для ответа: ${links}`;
  if (!needsSuccessor(work)) return `«${name}» закрыто${gone}`;
  return `«${name}» закрыто; к преемнику перешло: ${workWords({ appeals, instructions, rules, links: 0 })}${gone}`;
}

/** Errors: invalid at the fields that are missing, naming all that is open. */
function refuseSilence(work: OpenWork, { successor, reason }: Closing): void {
  if (!needsSuccessor(work)) return;
  const errors: FieldError[] = [];
  if (successor == null) errors.push({ field: 'successor', message: 'назовите преемника' });
  if (reason == null)
    errors.push({
      field: 'reason',
      message: 'назовите причину: она встанет в историю каждой записи и поручения',
    });
  if (errors.length > 0)
    throw new AppError('invalid', `подразделение не закрыто: за ним остаётся: ${workWords(work)}`, errors);
}

async function handOver(
  tx: Transaction,
  { code, successor, work }: { code: string; successor: string | null; work: OpenWork },
  { actor, reason, now }: SettingDoing,
): Promise<void> {
  await revokeLinksOf(tx, { department: code, actor, now });
  if (successor === null) return;
  await tx.update(routingRule).set({ department: successor }).where(eq(routingRule.department, code));
  const ids = work.instructions;
  await reassignInstructions(tx, { ids, executor: successor, reason: reason ?? '', actor, now });
  await moveAppealsTo(tx, {
    ids: work.appeals,
    actor,
    now,
    next: (state) => ({
      ...state,
      department: successor,
      routed: state.routed === code ? successor : state.routed,
    }),
  });
}
