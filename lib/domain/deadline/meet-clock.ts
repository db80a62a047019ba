import type { Status } from '../appeal';
import type { DeadlineFacts } from './clock';
import { finishedAt } from './gauge';
import type { ClockRule, RuledClock } from './regime';

/** When the present round was finished: an answer before the last reopening does not count. */
export function roundFinishedAt(facts: DeadlineFacts): number | null {
  const finished = finishedAt(facts);
  const { reopenedAt } = facts.life;
  return finished !== null && reopenedAt !== null && finished < reopenedAt ? null : finished;
}

function earliest(...moments: readonly (number | null)[]): number | null {
  let first: number | null = null;
  for (const moment of moments) if (moment !== null && (first === null || moment < first)) first = moment;
  return first;
}

/** What happened before the last reopening belongs to another round. */
function inRound(moment: number | null, { life: { reopenedAt } }: DeadlineFacts): number | null {
  return moment !== null && reopenedAt !== null && moment < reopenedAt ? null : moment;
}

/** Records that went elsewhere: nothing of ours runs any more. */
const GONE: ReadonlySet<Status> = new Set(['redirected', 'withdrawn']);

export function isGone({ status }: DeadlineFacts): boolean {
  return GONE.has(status);
}

/** Whether the appeal has such a clock, and when it was met; null when it has none. */
export function stateOf(clock: RuledClock, facts: DeadlineFacts): { readonly metAt: number | null } | null {
  const { life, status, received } = facts;
  const finished = roundFinishedAt(facts);
  switch (clock) {
    case 'registration':
      return { metAt: received };
    case 'redirect':
      return redirectState(facts);
    case 'reaction':
      return { metAt: earliest(inRound(life.reactedAt, facts), inRound(life.interimAt, facts), finished) };
    case 'interim':
      return { metAt: earliest(inRound(life.interimAt, facts), finished) };
    case 'final':
      if (status === 'withdrawn' && finished === null) return null;
      return { metAt: finished ?? (status === 'redirected' ? life.redirectedAt : null) };
  }
}

/** Whoever has taken a record as their own need not redirect it. */
function redirectState({ life, status }: DeadlineFacts): { readonly metAt: number | null } | null {
  if (life.redirectedAt !== null) return { metAt: life.redirectedAt };
  return status === 'registered' || status === 'not-competent' ? { metAt: null } : null;
}

/** From when a clock counts. */
export function startOf(rule: ClockRule, facts: DeadlineFacts): number {
  const { created, received, life } = facts;
  // Registration and redirection are owed once, whatever is reopened later.
  const isOnce = rule.clock === 'registration' || rule.clock === 'redirect';
  const reopened = isOnce ? null : life.reopenedAt;
  switch (rule.from) {
    case 'start':
      return reopened ?? created;
    case 'received':
      return reopened ?? received;
    case 'interim':
      return inRound(life.interimAt, facts) ?? reopened ?? created;
  }
}
