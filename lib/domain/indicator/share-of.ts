import { isCall } from '../appeal';
import { DAY } from '../city-time';
import { deadlineState, firstWordAt, isAnsweredLate } from '../deadline/gauge';
import { MissingYear } from '../work-calendar/calendar';
import { type CompiledCalendar, workingTime } from '../work-calendar/compile';
import type { InstructionFact, PromiseFact, RoundFact } from './facts';
import type { MonthSpan } from './month';
import type { CountKey, Share, SpanKey } from './tally';

/** By what a month is counted. */
export interface Ground extends MonthSpan {
  /** The end of the month, or the moment of the count while it lasts. */
  readonly end: number;
  /** The centre's. */
  readonly calendar: CompiledCalendar;
  /** Told of a record whose time asks for a year that the calendar lacks. */
  lacks(year: number): void;
}

const WEEK = 7 * DAY;
/** 59-ФЗ, ст. 8, ч. 3. */
const REDIRECT_DAYS = 7;

const isIn = (at: number | null, { from, to }: MonthSpan): at is number =>
  at !== null && at >= from && at < to;

/** The first word that the author got, as the wall counts it: a reaction, an interim answer, the answer itself. */
function firstReaction({ reacted, interim, finished, isAnswered }: RoundFact): number | null {
  const answered = isAnswered ? finished : null;
  return firstWordAt({ reacted: firstWordAt({ reacted, answered: interim }), answered });
}

/** Clocks of sources differ: an answer that stands before its question took no time, not less. */
const calendarTime = (from: number, to: number) => Math.max(0, to - from);

function working({ calendar, lacks }: Ground, from: number, to: number): number | null {
  try {
    return workingTime(calendar, from, to);
  } catch (error) {
    if (!(error instanceof MissingYear)) throw error;
    lacks(error.year);
    return null;
  }
}

function isOpenAt({ start, finished, isGone, redirected }: RoundFact, end: number): boolean {
  if (start >= end) return false;
  if (isGone && (redirected === null || redirected < end)) return false;
  return finished === null || finished >= end;
}

function openCounts(round: RoundFact, { end }: Ground): CountKey[] {
  if (!isOpenAt(round, end)) return [];
  const { due, department, interim, extended, start } = round;
  const counts: CountKey[] = ['open'];
  if (department !== null) counts.push('assigned');
  const isLate = due !== null && deadlineState({ due }, end) === 'late';
  if (isLate) counts.push('late');
  if (isLate && due + WEEK < end) counts.push('late-week');
  const isExtended = extended.some((at) => at >= start && at < end);
  if (isExtended || (interim !== null && interim < end)) counts.push('postponed');
  return counts;
}

function termCounts(round: RoundFact, ground: Ground): CountKey[] {
  const { due, finished, isGone } = round;
  if (!isIn(due, ground) || due >= ground.end || (isGone && finished === null)) return [];
  const isLate = finished === null || isAnsweredLate({ due, answered: finished, closed: null });
  return isLate ? ['due'] : ['due', 'on-time'];
}

function finishCounts(round: RoundFact, ground: Ground): CountKey[] {
  const { due, finished, outcome, channel, isFastTrack, kind } = round;
  if (!isIn(finished, ground)) return [];
  const counts: CountKey[] = ['finished'];
  const isLate = isAnsweredLate({ due, answered: finished, closed: null });
  if (isLate) counts.push('answered-late');
  if (outcome !== null) counts.push(`outcome-${outcome}`);
  const isPos = kind === 'message' && channel === 'pos';
  if (isPos && isFastTrack !== null) counts.push('pos');
  if (isPos && isFastTrack === true && !isLate) counts.push('pos-fast');
  return counts;
}

function moveCounts({ redirected, extended, start }: RoundFact, ground: Ground): CountKey[] {
  const counts: CountKey[] = extended.filter((at) => isIn(at, ground)).map(() => 'extended');
  if (!isIn(redirected, ground)) return counts;
  counts.push('redirected');
  const days = ground.calendar.dayOf(redirected) - ground.calendar.dayOf(start);
  return days <= REDIRECT_DAYS ? [...counts, 'redirected-in-time'] : counts;
}

function receiptCounts({ received, kind, channel }: RoundFact, ground: Ground): CountKey[] {
  if (!isIn(received, ground)) return [];
  return kind === 'message' && isCall(channel) ? ['received', 'calls'] : ['received'];
}

function spansOf(round: RoundFact, ground: Ground): (readonly [SpanKey, number])[] {
  const { start, finished, kind, channel } = round;
  const spans: [SpanKey, number][] = [];
  const keep = (key: 'reaction' | 'answer', to: number, time: number | null) => {
    if (time !== null) spans.push([key, time]);
    spans.push([`${key}-calendar`, calendarTime(start, to)]);
  };
  const first = firstReaction(round);
  const reaction = isIn(first, ground) ? working(ground, start, first) : null;
  if (isIn(first, ground)) keep('reaction', first, reaction);
  if (!isIn(finished, ground)) return spans;
  keep('answer', finished, finished === first ? reaction : working(ground, start, finished));
  if (kind === 'message' && channel === 'pos') spans.push(['pos-answer', calendarTime(start, finished)]);
  return spans;
}

/** What a round of an appeal adds to a month. */
export function shareOfRound(round: RoundFact, ground: Ground): Share {
  const counts = [
    ...receiptCounts(round, ground),
    ...finishCounts(round, ground),
    ...openCounts(round, ground),
    ...termCounts(round, ground),
    ...moveCounts(round, ground),
  ];
  return { counts, spans: spansOf(round, ground) };
}

/** What a promise adds to the month of its date. */
export function shareOfPromise({ until, fate, at }: PromiseFact, ground: Ground): Share {
  const isOff = fate === 'mistaken' || (fate === 'reopened' && at !== null && at < until);
  if (!isIn(until, ground) || until >= ground.end || isOff) return { counts: [], spans: [] };
  const isKept = fate === 'kept' && at !== null && at <= until;
  return { counts: isKept ? ['promises', 'promises-kept'] : ['promises'], spans: [] };
}

/** What a поручение adds to the month of its date. */
export function shareOfInstruction({ due, done, isCancelled }: InstructionFact, ground: Ground): Share {
  if (isCancelled || !isIn(due, ground) || due >= ground.end) return { counts: [], spans: [] };
  const isKept = done !== null && done <= due;
  return { counts: isKept ? ['instructions', 'instructions-on-time'] : ['instructions'], spans: [] };
}
