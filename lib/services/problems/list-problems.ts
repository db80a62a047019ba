import type { ProblemItem, ProblemOrder, ProblemQuery, ProblemsAnswer } from '@/lib/contract/problem';
import { LONGEST_HORIZON } from '@/lib/domain/problems/compare';
import type { Store, VerbContext } from '../store';
import { type ProblemRow, presentProblem } from './present-problem';
import { readMembers } from './read-members';
import { readProblemOutages } from './read-outages';

/** So many of the latest are looked at before they are put in order. */
const CONSIDERED = 1_000;
const NEVER = Number.POSITIVE_INFINITY;

const dueOf = ({ lead }: ProblemItem) => (lead === null ? NEVER : Date.parse(lead.dueAt));

const COMPARE: Readonly<Record<ProblemOrder, (a: ProblemItem, b: ProblemItem) => number>> = {
  authors: (a, b) => b.authors - a.authors,
  deadline: (a, b) => (dueOf(a) === dueOf(b) ? 0 : dueOf(a) - dueOf(b)),
  growth: (a, b) => b.lastHour - b.hourBefore - (a.lastHour - a.hourBefore) || b.lastHour - a.lastHour,
  last: (a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt),
};

async function readRows({ db: { sql }, clock }: Store): Promise<ProblemRow[]> {
  const from = clock.now() - LONGEST_HORIZON;
  const rows = await sql<{ id: string; topic: string; district: string | null; place: string | null }[]>`
    SELECT p.id, p.topic, p.district, p.place FROM problem p
    WHERE p.merged_into IS NULL AND p.last_at >= to_timestamp(${from}::float8 / 1000)
      AND (SELECT count(*) FROM problem_member m WHERE m.problem_id = p.id AND m.left_at IS NULL) > 1
    ORDER BY p.last_at DESC, p.id DESC LIMIT ${CONSIDERED}`;
  return rows.map((row) => ({ ...row, id: Number(row.id), mergedInto: null }));
}

/** Problems of several appeals written within two months, in the order asked for. */
export async function listProblems({
  ctx: { store },
  input,
}: {
  ctx: VerbContext;
  input: ProblemQuery;
}): Promise<ProblemsAnswer> {
  const rows = await readRows(store);
  const ids = rows.map(({ id }) => id);
  const [members, outages] = await Promise.all([readMembers(store, ids), readProblemOutages(store, ids)]);
  const items = rows
    .map((row) =>
      presentProblem(store, row, {
        members: members.filter(({ problemId }) => problemId === row.id),
        outages: outages.get(row.id) ?? [],
      }),
    )
    .filter((item) => item !== null)
    .filter(({ open }) => input.state === 'all' || open > 0);
  items.sort((a, b) => COMPARE[input.order](a, b) || COMPARE.last(a, b) || b.id - a.id);
  return { total: items.length, items: items.slice(0, input.limit) };
}
