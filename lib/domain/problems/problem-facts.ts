import type { Kind } from '../appeal';
import { HOUR } from '../city-time';
import { REPEAT_WITHIN } from './compare';

/** What is counted of an appeal that belongs to a problem. Times are epoch ms. */
export interface MemberFacts {
  readonly id: number;
  readonly kind: Kind;
  readonly source: string;
  readonly created: number;
  readonly due: number | null;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly author: string | null;
  /** Null for one author; signatures of a collective appeal, 0 where their number is not told. */
  readonly people: number | null;
}

export interface ProblemFacts {
  readonly messages: number;
  readonly petitions: number;
  readonly open: number;
  /** Массовость: unique authors; an appeal without an author counts as one of its own. */
  readonly authors: number;
  readonly sources: readonly string[];
  readonly collectives: number;
  readonly signatures: number;
  /** Повторность: appeals of an author who had been answered about this and came again. */
  readonly repeats: number;
  /** An author once more before any answer: neither a new author nor a repeat. */
  readonly reminders: number;
  readonly first: number;
  readonly last: number;
  /** Appeals of the last hour and of the hour before: how it grows. */
  readonly lastHour: number;
  readonly hourBefore: number;
  /** The open appeal with the strictest deadline leads; null when none has one. */
  readonly lead: { readonly id: number; readonly kind: Kind; readonly due: number } | null;
}

const finishedOf = ({ answered, closed }: MemberFacts): number | null => {
  if (answered === null) return closed;
  return closed === null ? answered : Math.min(answered, closed);
};

export const isOpenMember = ({ answered, closed }: MemberFacts) => answered === null && closed === null;

export type Return = 'repeat' | 'reminder' | null;

/** How each appeal stands to earlier ones of its author here: after an answer it repeats, before one it reminds. */
export function returnsOf(members: readonly MemberFacts[]): ReadonlyMap<number, Return> {
  const byAuthor = new Map<string, MemberFacts[]>();
  const returns = new Map<number, Return>();
  const inOrder = [...members].sort((a, b) => a.created - b.created || a.id - b.id);
  for (const member of inOrder) {
    const earlier = member.author === null ? [] : (byAuthor.get(member.author) ?? []);
    returns.set(member.id, returnOf(member, earlier));
    if (member.author !== null) byAuthor.set(member.author, [...earlier, member]);
  }
  return returns;
}

function returnOf(member: MemberFacts, earlier: readonly MemberFacts[]): Return {
  if (earlier.length === 0) return null;
  const isAnswered = earlier.some((one) => {
    const finished = finishedOf(one);
    return finished !== null && finished <= member.created && member.created - finished <= REPEAT_WITHIN;
  });
  return isAnswered ? 'repeat' : 'reminder';
}

function leadOf(members: readonly MemberFacts[]): ProblemFacts['lead'] {
  let lead: ProblemFacts['lead'] = null;
  for (const { id, kind, due } of members.filter(isOpenMember)) {
    if (due !== null && (lead === null || due < lead.due || (due === lead.due && id < lead.id)))
      lead = { id, kind, due };
  }
  return lead;
}

const count = <T>(items: readonly T[], test: (item: T) => boolean) => items.filter(test).length;

/** The figures of one problem at `now`. Errors: throws for a problem without appeals. */
export function factsOf(members: readonly MemberFacts[], now: number): ProblemFacts {
  if (members.length === 0) throw new Error('a problem without appeals has no figures');
  const returns = [...returnsOf(members).values()];
  const created = members.map((member) => member.created);
  const named = members.map(({ author }) => author).filter((author) => author !== null);
  return {
    messages: count(members, ({ kind }) => kind === 'message'),
    petitions: count(members, ({ kind }) => kind === 'petition'),
    open: count(members, isOpenMember),
    authors: new Set(named).size + members.length - named.length,
    sources: [...new Set(members.map(({ source }) => source))].sort(),
    collectives: count(members, ({ people }) => people !== null),
    signatures: members.reduce((sum, { people }) => sum + (people ?? 0), 0),
    repeats: count(returns, (kind) => kind === 'repeat'),
    reminders: count(returns, (kind) => kind === 'reminder'),
    first: Math.min(...created),
    last: Math.max(...created),
    lastHour: count(created, (at) => at > now - HOUR && at <= now),
    hourBefore: count(created, (at) => at > now - 2 * HOUR && at <= now - HOUR),
    lead: leadOf(members),
  };
}
