import { AppError } from '@/lib/contract/app-error';
import type { ProblemHappening, ProblemMember, ProblemRecord } from '@/lib/contract/problem';
import type { ProblemAction } from '@/lib/domain/problems/problem-action';
import { type Return, returnsOf } from '@/lib/domain/problems/problem-facts';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';
import { type ProblemRow, presentProblem, presentReasons, problemTitle } from './present-problem';
import { readMembers, type StoredMember } from './read-members';
import { readProblemOutages } from './read-outages';

const SNIPPET = 220;
const HISTORY = 200;

async function readRow({ db: { sql } }: Store, id: number): Promise<ProblemRow> {
  const [row] = await sql<
    { topic: string; district: string | null; place: string | null; merged_into: string | null }[]
  >`SELECT topic, district, place, merged_into FROM problem WHERE id = ${id}`;
  if (row === undefined) throw new AppError('not-found', `проблемы № ${id} нет`);
  const { topic, district, place } = row;
  return {
    id,
    topic,
    district,
    place,
    mergedInto: row.merged_into === null ? null : Number(row.merged_into),
  };
}

async function readSnippets({ db: { sql } }: Store, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql<{ appeal_id: string; text: string }[]>`
    SELECT appeal_id, text FROM appeal_text WHERE appeal_id = ANY(${[...ids]}::bigint[])`;
  // Masked first and cut then: half a phone number would not be known for one.
  return new Map(rows.map(({ appeal_id, text }) => [Number(appeal_id), snippetOf(visibleText(text))]));
}

function snippetOf(text: string): string {
  if (text.length <= SNIPPET) return text;
  const blank = text.lastIndexOf(' ', SNIPPET);
  return `${text.slice(0, blank > 0 ? blank : SNIPPET)}…`;
}

const isoOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function presentMember(member: StoredMember, told: { snippet: string; returned: Return }): ProblemMember {
  const { id, kind, channel, source, topic, status, cell, score, joinedBy } = member;
  return {
    appealId: id,
    kind,
    channel,
    source,
    topic,
    status,
    cell,
    score,
    joinedBy,
    ...told,
    createdAt: new Date(member.created).toISOString(),
    dueAt: isoOrNull(member.due),
    isCollective: member.people !== null,
    reasons: presentReasons(member.reasons),
    joinedAt: new Date(member.joinedAt).toISOString(),
  };
}

async function readHistory({ db: { sql } }: Store, id: number): Promise<ProblemHappening[]> {
  const rows = await sql<
    {
      action: ProblemAction;
      appeal_ids: string[];
      other_id: string | null;
      outage_id: string | null;
      actor: string;
      reason: string | null;
      at: number;
    }[]
  >`
    SELECT action, appeal_ids::text[], other_id, outage_id, actor, reason, (extract(epoch FROM recorded_at) * 1000)::float8 AS at
    FROM problem_event WHERE problem_id = ${id} ORDER BY id DESC LIMIT ${HISTORY}`;
  return rows.map(({ action, appeal_ids, other_id, outage_id, actor, reason, at }) => ({
    action,
    appealIds: appeal_ids.map(Number),
    otherId: other_id === null ? null : Number(other_id),
    outageId: outage_id,
    actor,
    reason: reason === null ? null : visibleText(reason),
    at: new Date(at).toISOString(),
  }));
}

function cellsOf(members: readonly StoredMember[]): ProblemRecord['cells'] {
  const counts = new Map<string, number>();
  for (const { cell } of members) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].map(([cell, count]) => ({ cell, count })).sort((a, b) => b.count - a.count);
}

/** One problem with its members, cells and history; texts masked. Errors: not-found. */
export async function getProblem({
  ctx: { store },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<ProblemRecord> {
  const row = await readRow(store, id);
  const members = await readMembers(store, [id]);
  const [outages, snippets, history] = await Promise.all([
    readProblemOutages(store, [id]),
    readSnippets(
      store,
      members.map((member) => member.id),
    ),
    readHistory(store, id),
  ]);
  const returns = returnsOf(members);
  const item = presentProblem(store, row, { members, outages: outages.get(id) ?? [] });
  const shown = members.map((member) =>
    presentMember(member, {
      snippet: snippets.get(member.id) ?? '',
      returned: returns.get(member.id) ?? null,
    }),
  );
  return {
    ...(item ?? blank(store, row)),
    mergedInto: row.mergedInto,
    members: shown,
    cells: cellsOf(members),
    history,
  };
}

/** A problem whose appeals have all gone elsewhere: its number and history stay. */
function blank(store: Store, { id, topic, district, place }: ProblemRow) {
  const none = {
    messages: 0,
    petitions: 0,
    open: 0,
    authors: 0,
    collectives: 0,
    signatures: 0,
    repeats: 0,
    reminders: 0,
  };
  return {
    id,
    title: problemTitle(store, { topic, district, place }),
    topic,
    topicName: store.city.topicName(topic),
    district,
    place,
    ...none,
    sources: [],
    firstAt: null,
    lastAt: null,
    lastHour: 0,
    hourBefore: 0,
    lead: null,
    outages: [],
  };
}
