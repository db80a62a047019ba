import { eq, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '@/lib/db/database';
import { deadlineVersion } from '@/lib/db/schema';
import { defaultRules, rulesOfNoLaw } from '@/lib/domain/deadline/default-regimes';
import { finishedAt } from '@/lib/domain/deadline/gauge';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import { createRuler, type Ruler } from '@/lib/domain/deadline/ruler';
import type { AppealState } from '../appeals/appeal-state';
import type { City } from '../city/city';

/** The rules that hold now, ready to be asked. */
export interface DeadlineRuler extends Ruler {
  /** 0 stands for the rules of the city's profile. */
  readonly version: number;
  readonly rules: DeadlineRules;
}

/** Either a transaction or the store outside of one. */
type Asking = Pick<Transaction, 'execute' | 'select'> | Pick<Orm, 'execute' | 'select'>;

export interface DeadlineDesk {
  /** Until the transaction ends no other version can begin to hold. A version is compiled once per process. */
  ruler(tx: Asking): Promise<DeadlineRuler>;
  /** Compiles rules that do not hold (yet). */
  compile(version: number, rules: DeadlineRules): DeadlineRuler;
  /** What a store without versions goes by. */
  readonly profileRules: DeadlineRules;
}

/** Held shared by whoever counts by the rules, alone by whoever changes them. */
export const RULES_LOCK = sql`hashtext(current_schema()), hashtext('deadline-rules')`;

export function createDeadlineDesk(city: City): DeadlineDesk {
  const { zone, topics, rules: ruleSet } = city.profile;
  const profileRules = ruleSet === 'russia' ? defaultRules(city.profile) : rulesOfNoLaw();
  const severities = new Map(topics.map(({ id, severity }) => [id, severity]));
  const severityOf = (topic: string) => severities.get(topic) ?? 0;

  const compile = (version: number, rules: DeadlineRules): DeadlineRuler => ({
    ...createRuler(rules, { zone, severityOf }),
    version,
    rules,
  });
  let held = compile(0, profileRules);

  async function contentOf(tx: Asking, version: number): Promise<DeadlineRules> {
    if (version === 0) return profileRules;
    const [row] = await tx
      .select({ content: deadlineVersion.content })
      .from(deadlineVersion)
      .where(eq(deadlineVersion.id, version));
    if (row === undefined) throw new Error(`deadline_version lacks ${version}`);
    return row.content;
  }

  return {
    profileRules,
    compile,
    async ruler(tx) {
      // Sent together: the look comes after the lock, so that it sees what the lock waited for.
      const [, rows] = await Promise.all([
        tx.execute(sql`SELECT pg_advisory_xact_lock_shared(${RULES_LOCK})`),
        tx.execute<{ version: string }>(sql`SELECT coalesce(max(id), 0) AS version FROM deadline_version`),
      ]);
      const version = Number(rows[0]?.version ?? 0);
      const known = held;
      if (known.version === version) return known;
      const ruler = compile(version, await contentOf(tx, version));
      held = ruler;
      return ruler;
    },
  };
}

/** What of a finished appeal its due time was judged by. */
const judgedBy = ({ kind, channel, created, sourceDue, answered, closed, life }: AppealState) =>
  JSON.stringify([kind, channel, created, sourceDue, answered, closed, life]);

/**
 * The state with the due time of its leading clock: asked after every change of what the rules look at. With
 * `before` a finished appeal keeps the due time that it was judged by, whatever the rules say meanwhile.
 */
export function withDeadlines(
  ruler: Ruler,
  state: AppealState,
  before: AppealState | null = null,
): AppealState {
  if (before !== null && finishedAt(before) !== null && judgedBy(before) === judgedBy(state)) return state;
  const { due, soon, regime } = ruler.deadlinesOf(state);
  return { ...state, due, soon, regime };
}
