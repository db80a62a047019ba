import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { DAY } from '@/lib/domain/city-time';
import { type Explanation, isExplained } from '@/lib/domain/problems/explained';
import type { PlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { readPlaces } from '@/lib/domain/problems/place-words';
import { tokensOf } from '@/lib/domain/problems/words';
import { mark } from '../mark';
import type { ProblemMemory } from './problem-memory';
import { appendProblemEvents, type Doing } from './problem-rows';

/** Outages that ended longer ago explain nothing new. */
const REMEMBERED = 7 * DAY;

type Row = {
  id: string;
  topics: string[];
  district: string | null;
  starts: number;
  ends: number;
  houses: string[] | null;
  area: string | null;
};

async function readExplanations(
  tx: Transaction,
  vocabulary: PlaceVocabulary,
  now: number,
): Promise<Explanation[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT id, topics, district, (extract(epoch FROM starts_at) * 1000)::float8 AS starts,
      (extract(epoch FROM ends_at) * 1000)::float8 AS ends, houses, area
    FROM outage WHERE withdrawn_at IS NULL AND ends_at >= ${mark(now - REMEMBERED)} ORDER BY starts_at, id`);
  return rows.map(({ id, topics, district, starts: from, ends: to, houses, area }) => {
    const words = [...(houses ?? []), area ?? ''].join('; ');
    return { id, topics, district, from, to, places: readPlaces(tokensOf(words), vocabulary).words };
  });
}

/** Attaches the outages that explain these problems, but for those that a person has taken off. */
export async function explainProblems(
  tx: Transaction,
  { memory, problemIds, doing }: { memory: ProblemMemory; problemIds: Iterable<number>; doing: Doing },
): Promise<void> {
  const explanations = await readExplanations(tx, memory.vocabulary, doing.now);
  if (explanations.length === 0) return;
  const links = [...problemIds].flatMap((problemId) => {
    const cluster = memory.clusterOf(problemId);
    if (cluster === null || cluster.members.size === 0) return [];
    const told = { ...memory.describe(cluster), members: [...cluster.members.values()] };
    return explanations
      .filter((one) => isExplained(told, one))
      .map(({ id }) => ({ problem_id: problemId, outage_id: id }));
  });
  if (links.length === 0) return;
  const fresh = await tx.execute<{ problem_id: string; outage_id: string }>(sql`
    INSERT INTO problem_outage (problem_id, outage_id, attached_at, attached_by)
    SELECT r.problem_id, r.outage_id, ${mark(doing.now)}, ${doing.actor}
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r(problem_id bigint, outage_id text)
    WHERE NOT EXISTS (SELECT 1 FROM problem_event e WHERE e.problem_id = r.problem_id
      AND e.outage_id = r.outage_id AND e.action = 'outage-detached')
    ON CONFLICT DO NOTHING RETURNING problem_id, outage_id`);
  const events = fresh.map((row) => ({
    problemId: Number(row.problem_id),
    action: 'outage-attached' as const,
    appealIds: [],
    outageId: row.outage_id,
  }));
  await appendProblemEvents(tx, events, doing);
}
