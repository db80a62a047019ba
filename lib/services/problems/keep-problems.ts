import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { DAY } from '@/lib/domain/city-time';
import { LONGEST_HORIZON } from '@/lib/domain/problems/compare';
import { createPlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { type Candidate, DEFAULT_RULES } from '@/lib/domain/problems/problem-board';
import { mark } from '../mark';
import type { Store } from '../store';
import { explainProblems } from './explain-problems';
import { ProblemMemory } from './problem-memory';
import {
  appendProblemEvents,
  type Doing,
  endMemberships,
  insertMembers,
  insertProblems,
  lockProblems,
  type NewMember,
  type NewProblemEvent,
  peopleOf,
  RULE_ACTOR,
} from './problem-rows';
import { createSignalReader, type StoredSignal } from './read-signals';

const PAGE = 5_000;

/** Places of the profile and streets of its map, by which a text's words are known for a place. */
function namesOf({ city }: Store): string[] {
  const { places, map } = city.profile;
  const streets = (map?.features ?? []).filter(({ kind }) => kind === 'street').map(({ name }) => name);
  return [...places.map(({ name }) => name), ...streets.filter((name) => name !== null)];
}

interface Outcome {
  readonly members: NewMember[];
  readonly events: NewProblemEvent[];
  readonly suggestions: { appealId: number; candidate: Candidate }[];
  /** Problems whose figures or names changed. */
  readonly touched: Set<number>;
}

export interface ProblemNews {
  readonly appealIds: readonly number[];
  /** An outage was announced or changed: every problem is looked at again. */
  readonly hasOutages: boolean;
}

/** Joins appeals to problems by the rule, in the store and in memory together. */
export interface ProblemKeeper {
  /** Takes in appeals that are new or changed and notes the log's position, all in one transaction. */
  take(news: ProblemNews, consumed: { consumer: string; pos: number } | null): Promise<void>;
}

export function createProblemKeeper(store: Store): ProblemKeeper {
  const rules = store.city.profile.problems ?? DEFAULT_RULES;
  const reader = createSignalReader(store.db.sql, store.city);
  let memory: ProblemMemory | null = null;
  let seenEvent = 0;

  async function load(): Promise<ProblemMemory> {
    const fresh = new ProblemMemory(rules, createPlaceVocabulary(namesOf(store)));
    const [head] = await store.db.sql<{ id: string | null }[]>`SELECT max(id) AS id FROM problem_event`;
    seenEvent = Number(head?.id ?? 0);
    const from = store.clock.now() - LONGEST_HORIZON - DAY;
    for (let after = 0; ; ) {
      const page = await reader.since(from, { after, limit: PAGE });
      for (const stored of page) fresh.restore(stored);
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.signal.id;
    }
    await restoreParted(fresh, from);
    return fresh;
  }

  async function restoreParted(fresh: ProblemMemory, from: number): Promise<void> {
    const parted = await store.db.sql<{ appeal_id: string; problem_id: string }[]>`
      SELECT appeal_id, problem_id FROM problem_member
      WHERE left_by IS NOT NULL AND left_by <> ${RULE_ACTOR} AND left_at >= to_timestamp(${from}::float8 / 1000)`;
    for (const { appeal_id, problem_id } of parted) fresh.part(Number(appeal_id), Number(problem_id));
  }

  /** What people have changed since the last look. */
  async function catchUp(board: ProblemMemory): Promise<void> {
    const events = await store.db.sql<
      { id: string; problem_id: string; action: string; appeal_ids: string[] }[]
    >`
      SELECT id, problem_id, action, appeal_ids::text[] FROM problem_event
      WHERE id > ${seenEvent} AND actor <> ${RULE_ACTOR} ORDER BY id`;
    const ids = [...new Set(events.flatMap(({ appeal_ids }) => appeal_ids.map(Number)))];
    for (const stored of await reader.byIds(ids)) board.restore(stored);
    for (const { problem_id, action, appeal_ids } of events) {
      if (action !== 'left' && action !== 'split-off') continue;
      for (const id of appeal_ids) board.part(Number(id), Number(problem_id));
    }
    seenEvent = Number(events.at(-1)?.id ?? seenEvent);
  }

  async function work(
    tx: Transaction,
    { appealIds: ids, hasOutages }: ProblemNews,
    doing: Doing,
  ): Promise<void> {
    memory ??= await load();
    await catchUp(memory);
    const signals = await reader.byIds(ids);
    const byRule = await joinedByRule(tx, ids);
    const outcome: Outcome = { members: [], events: [], suggestions: [], touched: new Set() };
    for (const stored of signals) {
      await takeOne(tx, { board: memory, stored, isByRule: byRule.has(stored.signal.id), outcome, doing });
    }
    await insertMembers(tx, outcome.members, doing);
    await appendProblemEvents(tx, outcome.events, doing);
    await writeSuggestions(tx, outcome.suggestions, doing);
    await describeProblems(tx, memory, outcome.touched);
    const problemIds = hasOutages ? memory.problemIds() : outcome.touched;
    await explainProblems(tx, { memory, problemIds, doing });
  }

  return {
    async take(news, consumed) {
      const doing: Doing = { actor: RULE_ACTOR, reason: null, now: store.clock.now() };
      try {
        await store.db.orm.transaction(async (tx) => {
          await lockProblems(tx, store);
          if (news.appealIds.length > 0 || news.hasOutages) await work(tx, news, doing);
          if (consumed !== null) await noteWatermark(tx, consumed);
        });
      } catch (error) {
        // What memory holds may be what the store has just refused.
        memory = null;
        throw error;
      }
    },
  };
}

async function noteWatermark(
  tx: Transaction,
  { consumer, pos }: { consumer: string; pos: number },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO watermark (consumer, pos) VALUES (${consumer}, ${pos})
    ON CONFLICT (consumer) DO UPDATE SET pos = excluded.pos`);
}

async function joinedByRule(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
  const rows = await tx.execute<{ appeal_id: string }>(sql`
    SELECT appeal_id FROM problem_member WHERE left_at IS NULL AND joined_by = ${RULE_ACTOR}
      AND appeal_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`);
  return new Set(rows.map(({ appeal_id }) => Number(appeal_id)));
}

interface OneAppeal {
  readonly board: ProblemMemory;
  readonly stored: StoredSignal;
  readonly isByRule: boolean;
  readonly outcome: Outcome;
  readonly doing: Doing;
}

async function takeOne(
  tx: Transaction,
  { board, stored, isByRule, outcome, doing }: OneAppeal,
): Promise<void> {
  const { id, text } = stored.signal;
  const taken = board.take(stored, isByRule);
  if (taken === null) return;
  const { finding, hasLeft } = taken;
  if (hasLeft && stored.problemId !== null) {
    await endMemberships(tx, [id], doing);
    outcome.events.push({ problemId: stored.problemId, action: 'left', appealIds: [id] });
    outcome.touched.add(stored.problemId);
  }
  for (const candidate of finding.suggestions) outcome.suggestions.push({ appealId: id, candidate });
  if (finding.join === null) return;
  const { cluster, score, reasons } = finding.join;
  const problemId = board.numberOf(cluster) ?? (await openByRule(tx, { board, cluster, outcome, doing }));
  outcome.touched.add(problemId);
  outcome.members.push({ problemId, appealId: id, score, reasons, people: peopleOf(text) });
  outcome.events.push({ problemId, action: 'joined', appealIds: [id] });
}

/** The second appeal makes a problem of the first. */
async function openByRule(
  tx: Transaction,
  {
    board,
    cluster,
    outcome,
    doing,
  }: Pick<OneAppeal, 'board' | 'outcome' | 'doing'> & Pick<Candidate, 'cluster'>,
): Promise<number> {
  const [problemId] = await insertProblems(tx, [board.describe(cluster)], doing);
  const first = [...cluster.members.keys()][0];
  if (problemId === undefined || first === undefined) throw new Error('a problem was not opened');
  board.name(cluster, problemId);
  const people = await peopleBehind(tx, first);
  outcome.members.push({ problemId, appealId: first, score: null, reasons: [], people });
  outcome.events.push({ problemId, action: 'created', appealIds: [first] });
  return problemId;
}

async function peopleBehind(tx: Transaction, appealId: number): Promise<number | null> {
  const [row] = await tx.execute<{ text: string }>(
    sql`SELECT text FROM appeal_text WHERE appeal_id = ${appealId}`,
  );
  return peopleOf(row?.text ?? '');
}

async function writeSuggestions(
  tx: Transaction,
  suggestions: Outcome['suggestions'],
  doing: Doing,
): Promise<void> {
  const rows = suggestions.flatMap(({ appealId, candidate: { cluster, score, reasons } }) => {
    const peer = [...cluster.members.keys()].filter((id) => id !== appealId).at(-1);
    return peer === undefined ? [] : [{ appeal_id: appealId, peer_id: peer, score, reasons }];
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    INSERT INTO problem_suggestion (appeal_id, peer_id, score, reasons, suggested_at)
    SELECT DISTINCT ON (r.appeal_id, r.peer_id) r.appeal_id, r.peer_id, r.score, r.reasons, ${mark(doing.now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(appeal_id bigint, peer_id bigint, score real, reasons jsonb)
    ON CONFLICT (appeal_id, peer_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons`);
}

async function describeProblems(
  tx: Transaction,
  board: ProblemMemory,
  touched: ReadonlySet<number>,
): Promise<void> {
  const rows = [...touched].flatMap((id) => {
    const cluster = board.clusterOf(id);
    if (cluster === null || cluster.members.size === 0) return [];
    const { topic, district, place, last } = board.describe(cluster);
    return [{ id, topic, district, place, last_at: mark(last) }];
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    UPDATE problem p SET topic = r.topic, district = r.district, place = r.place, last_at = r.last_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id bigint, topic text, district text, place text, last_at timestamptz)
    WHERE p.id = r.id`);
}
