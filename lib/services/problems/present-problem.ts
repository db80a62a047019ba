import type { ProblemItem, ProblemOutage } from '@/lib/contract/problem';
import { factsOf, type ProblemFacts } from '@/lib/domain/problems/problem-facts';
import { REASON_WORDS } from '@/lib/domain/problems/reason-words';
import type { Reason } from '@/lib/domain/problems/reasons';
import type { Store } from '../store';
import type { StoredMember } from './read-members';

export interface ProblemRow {
  readonly id: number;
  readonly topic: string;
  readonly district: string | null;
  readonly place: string | null;
  readonly mergedInto: number | null;
}

const iso = (at: number) => new Date(at).toISOString();

/** «Нет отопления: б-р Космонавтов, 12»: the topic and the words of place, nothing else. */
export function problemTitle(
  { city }: Store,
  { topic, place, district }: Omit<ProblemRow, 'id' | 'mergedInto'>,
): string {
  const districtName = city.profile.districts.find(({ id }) => id === district)?.name ?? null;
  const where = place ?? districtName;
  return where === null ? city.topicName(topic) : `${city.topicName(topic)}: ${where}`;
}

export function presentReasons(reasons: readonly Reason[]): { code: Reason['code']; words: string }[] {
  return reasons.map(({ code }) => ({ code, words: REASON_WORDS[code] }));
}

/** Null for a problem that nobody belongs to any more. */
export function presentProblem(
  store: Store,
  row: ProblemRow,
  parts: { members: readonly StoredMember[]; outages: readonly ProblemOutage[] },
): ProblemItem | null {
  if (parts.members.length === 0) return null;
  const facts = factsOf(parts.members, store.clock.now());
  return {
    id: row.id,
    title: problemTitle(store, row),
    topic: row.topic,
    topicName: store.city.topicName(row.topic),
    district: row.district,
    place: row.place,
    ...presentFacts(facts),
    outages: [...parts.outages],
  };
}

function presentFacts({ first, last, lead, sources, ...counts }: ProblemFacts) {
  return {
    ...counts,
    sources: [...sources],
    firstAt: iso(first),
    lastAt: iso(last),
    lead: lead === null ? null : { id: lead.id, kind: lead.kind, dueAt: iso(lead.due) },
  };
}
