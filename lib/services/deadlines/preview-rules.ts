import type { RulesPreview, RulesProposal } from '@/lib/contract/deadline-rules';
import type { Deadlines } from '@/lib/domain/deadline/clock';
import { explainClocks } from '@/lib/domain/deadline/explain';
import { deadlineState } from '@/lib/domain/deadline/gauge';
import { requireScope } from '../actor';
import type { Store, VerbContext } from '../store';
import type { DeadlineRuler } from './deadline-desk';
import { judgeProposal, warningsOf } from './judge-proposal';
import { type OpenAppeal, readOpen } from './read-open';

/** Of these examples are shown, so many of each kind. */
const SHOWN = { becomeLate: 3, noLongerLate: 3, moved: 4 } as const;
type Turn = keyof typeof SHOWN;

interface Move {
  readonly appeal: OpenAppeal;
  readonly after: Deadlines;
}

/**
 * What a change of rules would do to the open appeals; changes nothing. Needs the scope `settings`; errors:
 * invalid at the fields of the rules.
 */
export async function previewRules({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: RulesProposal;
}): Promise<RulesPreview> {
  requireScope(actor, 'settings');
  const began = performance.now();
  const rules = judgeProposal(store, input);
  const ruler = store.deadlines.compile(-1, rules);
  const { counts, kept, faults } = await weigh(store, ruler);
  return {
    ...counts,
    examples: [...kept.becomeLate, ...kept.noLongerLate, ...kept.moved].map((move) => exampleOf(ruler, move)),
    warnings: [...warningsOf(store, rules), ...faults],
    tookMs: Math.round(performance.now() - began),
  };
}

function turnOf(before: number | null, after: number | null, now: number): Turn {
  const isLate = (due: number | null) => due !== null && deadlineState({ due }, now) === 'late';
  if (isLate(after) === isLate(before)) return 'moved';
  return isLate(after) ? 'becomeLate' : 'noLongerLate';
}

const NOTHING = { open: 0, moved: 0, earlier: 0, later: 0, becomeLate: 0, noLongerLate: 0, withoutDue: 0 };

async function weigh({ db, clock }: Store, ruler: DeadlineRuler) {
  const now = clock.now();
  const counts = { ...NOTHING };
  const kept: Record<Turn, Move[]> = { becomeLate: [], noLongerLate: [], moved: [] };
  const faults = new Set<string>();
  const look = (appeal: OpenAppeal) => {
    const after = ruler.deadlinesOf(appeal);
    for (const fault of after.faults ?? []) faults.add(fault);
    counts.open++;
    if (after.due === null) counts.withoutDue++;
    if (after.due === appeal.due) return;
    counts.moved++;
    const turn = turnOf(appeal.due, after.due, now);
    if (turn !== 'moved') counts[turn]++;
    if (isEarlier(after.due, appeal.due)) counts.earlier++;
    else counts.later++;
    if (kept[turn].length < SHOWN[turn]) kept[turn].push({ appeal, after });
  };
  for await (const page of readOpen(db.orm)) page.forEach(look);
  return { counts, kept, faults };
}

/** No due time at all is later than any. */
const isEarlier = (after: number | null, before: number | null) =>
  after !== null && (before === null || after < before);

const iso = (t: number | null) => (t === null ? null : new Date(t).toISOString());

function exampleOf(ruler: DeadlineRuler, { appeal, after }: Move): RulesPreview['examples'][number] {
  const leading = explainClocks(ruler, appeal).find(({ clock }) => clock.due === after.due);
  return {
    id: appeal.id,
    before: iso(appeal.due),
    after: iso(after.due),
    regime: leading?.regime?.name ?? null,
    words: leading?.words ?? 'ни одно правило не даёт срока',
  };
}
