import { AppError } from '@/lib/contract/app-error';
import type { AppealProblem, ProblemSuggestion } from '@/lib/contract/problem';
import type { Reason } from '@/lib/domain/problems/reasons';
import type { Store, VerbContext } from '../store';
import { presentProblem, presentReasons, problemTitle } from './present-problem';
import { readMembers } from './read-members';

const MOST_SUGGESTIONS = 5;

type MemberRow = {
  id: string;
  topic: string;
  district: string | null;
  place: string | null;
  reasons: Reason[];
};

async function readOwn(store: Store, appealId: number): Promise<AppealProblem['problem']> {
  const [row] = await store.db.sql<MemberRow[]>`
    SELECT p.id, p.topic, p.district, p.place, m.reasons FROM problem_member m JOIN problem p ON p.id = m.problem_id
    WHERE m.appeal_id = ${appealId} AND m.left_at IS NULL`;
  if (row === undefined) return null;
  const { topic, district, place } = row;
  const found = { id: Number(row.id), topic, district, place, mergedInto: null };
  const members = await readMembers(store, [found.id]);
  const item = presentProblem(store, found, { members, outages: [] });
  return {
    id: found.id,
    title: problemTitle(store, found),
    authors: item?.authors ?? 0,
    appeals: members.length,
    reasons: presentReasons(row.reasons),
  };
}

type SuggestionRow = {
  peer_id: string;
  score: number;
  reasons: Reason[];
  problem_id: string | null;
  topic: string;
  district: string | null;
  place: string | null;
};

/** Suggestions either way, without those refused or already together; one row a problem, the likeliest first. */
async function readSuggestions(store: Store, appealId: number): Promise<ProblemSuggestion[]> {
  const rows = await store.db.sql<SuggestionRow[]>`
    WITH near AS (
      SELECT CASE WHEN appeal_id = ${appealId} THEN peer_id ELSE appeal_id END AS peer_id, score, reasons
      FROM problem_suggestion WHERE (appeal_id = ${appealId} OR peer_id = ${appealId}) AND refused_at IS NULL),
    own AS (SELECT problem_id FROM problem_member WHERE appeal_id = ${appealId} AND left_at IS NULL)
    SELECT n.peer_id, n.score, n.reasons, m.problem_id, coalesce(p.topic, a.topic) AS topic,
      coalesce(p.district, a.district) AS district, p.place
    FROM near n JOIN appeal a ON a.id = n.peer_id
      LEFT JOIN problem_member m ON m.appeal_id = n.peer_id AND m.left_at IS NULL LEFT JOIN problem p ON p.id = m.problem_id
    WHERE m.problem_id IS NULL OR m.problem_id NOT IN (SELECT problem_id FROM own)
    ORDER BY n.score DESC, n.peer_id`;
  const seen = new Set<string>();
  const suggestions: ProblemSuggestion[] = [];
  for (const { peer_id, score, reasons, problem_id, topic, district, place } of rows) {
    const key = problem_id ?? `appeal ${peer_id}`;
    if (seen.has(key) || suggestions.length === MOST_SUGGESTIONS) continue;
    seen.add(key);
    suggestions.push({
      peerId: Number(peer_id),
      problemId: problem_id === null ? null : Number(problem_id),
      title: problemTitle(store, { topic, district, place }),
      score,
      reasons: presentReasons(reasons),
    });
  }
  return suggestions;
}

/** The problem of an appeal and what it is like. Errors: not-found. */
export async function problemOfAppeal({
  ctx: { store },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<AppealProblem> {
  const [known] = await store.db.sql`SELECT 1 FROM appeal WHERE id = ${id}`;
  if (known === undefined) throw new AppError('not-found', `записи № ${id} нет`);
  const [problem, suggestions] = await Promise.all([readOwn(store, id), readSuggestions(store, id)]);
  return { problem, suggestions };
}
