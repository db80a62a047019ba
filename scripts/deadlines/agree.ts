import type { DeadlineFacts } from '@/lib/domain/deadline/clock';
import type { ClockRule, Regime } from '@/lib/domain/deadline/regime';
import { createRuler, type Ruler } from '@/lib/domain/deadline/ruler';
import { createRandom } from '@/server/demo/random';
import { edgesOf, makeCase, makeRules } from './cases';
import { dueByWalking } from './oracle';
import { PROOF_BOOK, type World } from './worlds';

export interface Agreement {
  readonly cases: number;
  readonly byUnit: Readonly<Record<string, number>>;
  readonly paused: number;
  readonly extended: number;
  readonly moved: number;
  /** In words; the first few. */
  readonly differing: readonly string[];
  readonly differences: number;
}

const RULES = 400;
const SHOWN = 5;

interface Proof {
  readonly world: World;
  readonly regimes: readonly Regime[];
  readonly ruler: Ruler;
}

/** Asks the engine and the walk about so many records of a world. */
export function compareWithWalk(world: World, { cases, seed }: { cases: number; seed: string }): Agreement {
  const random = createRandom(seed);
  const regimes = makeRules(RULES, random);
  const ruler = createRuler({ ...PROOF_BOOK, regimes }, { zone: world.zone, severityOf: () => 1 });
  const proof: Proof = { world, regimes, ruler };
  const tally = { byUnit: {} as Record<string, number>, paused: 0, extended: 0, moved: 0, differences: 0 };
  const differing: string[] = [];
  const place = { world, edges: edgesOf(world) };
  for (let n = 0; n < cases; n++) {
    const i = random.below(RULES);
    const facts = makeCase(i, place, random);
    const told = judge(proof, i, facts);
    tally.byUnit[told.unit] = (tally.byUnit[told.unit] ?? 0) + 1;
    if (told.isPaused) tally.paused++;
    if (told.extended > 0) tally.extended++;
    if (told.isMoved) tally.moved++;
    if (told.difference === null) continue;
    tally.differences++;
    if (differing.length < SHOWN) differing.push(told.difference);
  }
  return { cases, ...tally, differing };
}

/** What the extensions of a record add, as the rule allows. */
function extensionOf({ extension }: ClockRule, facts: DeadlineFacts): number {
  if (extension === null) return 0;
  let sum = 0;
  for (const { amount } of facts.life.extensions.slice(0, extension.times))
    sum += Math.min(amount, extension.amount);
  return sum;
}

function judge({ world, regimes, ruler }: Proof, i: number, facts: DeadlineFacts) {
  const rule = regimes[i]?.clocks[0];
  const table = rule === undefined ? undefined : world.tables.get(rule.calendar);
  if (rule === undefined || table === undefined) throw new Error('a case without its rule');
  const [traced] = ruler.trace(facts);
  const { due: leading } = ruler.deadlinesOf(facts);
  const start = facts.created;
  const pauses = rule.isPausable ? facts.life.pauses : [];
  const ended = pauses
    .flatMap(({ from, to }) =>
      to === null || to <= from || to <= start ? [] : [{ from: Math.max(from, start), to }],
    )
    .toSorted((a, b) => a.from - b.from);
  const extended = extensionOf(rule, facts);
  const due = dueByWalking(table, { rule, start, extended, pauses: ended });
  const open = pauses.find(({ to }) => to === null);
  const pausedSince = open !== undefined && open.from < due ? Math.max(open.from, start) : null;
  const isSame =
    traced?.clock.due === due &&
    traced.clock.pausedSince === pausedSince &&
    leading === (pausedSince === null ? due : null);
  return {
    unit: rule.unit,
    extended,
    isPaused: ended.length > 0,
    isMoved: traced?.counted?.moved != null,
    difference: isSame ? null : wordsOf({ rule, facts, engine: traced?.clock.due ?? null, walk: due }),
  };
}

function wordsOf(found: {
  rule: ClockRule;
  facts: DeadlineFacts;
  engine: number | null;
  walk: number;
}): string {
  const iso = (t: number | null) => (t === null ? 'нет' : new Date(t).toISOString());
  const { rule, facts, engine, walk } = found;
  return `${JSON.stringify(rule)} с ${iso(facts.created)}, паузы ${JSON.stringify(facts.life.pauses)}: движок ${iso(engine)}, обход ${iso(walk)}`;
}
