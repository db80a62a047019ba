import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import type { Random } from './random';
import {
  addWorkingTime,
  at,
  closes,
  dayOf,
  isWorkingDay,
  lastWorkingDay,
  nextWorkingDay,
  workingTime,
} from './work-hours';

/** What a term hangs on; moments are local. */
export interface TermBasis {
  readonly source: string;
  readonly kind: 'message' | 'petition';
  readonly created: number;
}

const FIRST_ANSWER_HOURS = 9;
const CALL_WORKING_DAYS = 3;
const FAST_TRACK_DAYS = 10;
const PETITION_DAYS = 30;

/**
 * When the answer is due (defaults of PRODUCT.md): posts and ИМ nine working hours, calls three working days,
 * ПОС ten days by the fast track, petitions thirty days; a term in days ends with the working day, a last
 * day off moves to the working day before it.
 */
export function dueOf({ source, kind, created }: TermBasis): number {
  const inDays = (days: number) => closes(lastWorkingDay(dayOf(created) + days));
  if (kind === 'petition') return inDays(PETITION_DAYS);
  if (source === 'pos') return inDays(FAST_TRACK_DAYS);
  if (source === 'phone' || source === 'delo') {
    let day = dayOf(created);
    for (let n = 0; n < CALL_WORKING_DAYS; n++) day = nextWorkingDay(day);
    return closes(day);
  }
  return addWorkingTime(created, FIRST_ANSWER_HOURS * HOUR);
}

/** Which part of a term people take: most answers come quickly, a part of the long ones only near the end. */
function usedShare({ source, kind }: TermBasis, random: Random): number {
  if (kind === 'petition') return random.between(0.6, 0.9);
  const isLong = source === 'pos' || source === 'phone' || source === 'delo';
  if (!random.chance(isLong ? 0.5 : 0.25)) return 0.03 + 0.5 * random.next() ** 1.5;
  return isLong ? random.between(0.5, 0.96) : random.between(0.45, 0.92);
}

/** ПОС is answered in the morning: its feed falls silent on the afternoon of the script. */
function inPortalHours(local: number, random: Random): number {
  const noon = at(dayOf(local), 13);
  if (local < noon) return local;
  return at(dayOf(local), 8, 30) + random.between(0, 4 * HOUR);
}

/** When an answer within the term is given: in working hours, a little before the due second at the latest. */
export function answerOf(basis: TermBasis & { readonly due: number }, random: Random): number {
  const { created, due, source } = basis;
  const whole = workingTime(created, due);
  const share = usedShare(basis, random);
  const answer = addWorkingTime(created, Math.max(20 * MINUTE, share * whole));
  const fitting = source === 'pos' ? inPortalHours(answer, random) : answer;
  if (fitting >= created + 20 * MINUTE && fitting <= due - 15 * MINUTE) return wholeSecond(fitting);
  if (source !== 'pos') return wholeSecond(Math.max(created + 10 * MINUTE, due - 30 * MINUTE));
  const next = isWorkingDay(dayOf(created) + 1) ? dayOf(created) + 1 : nextWorkingDay(dayOf(created));
  return wholeSecond(at(next, 9) + random.between(0, 3 * HOUR));
}

/** When a record is closed after its answer; null while it waits for the citizen. */
export function closingOf(answer: number, random: Random): number | null {
  if (random.chance(0.6)) return answer;
  if (random.chance(0.4)) return null;
  return wholeSecond(answer + random.between(0.7, 3) * DAY);
}

export const wholeSecond = (local: number) => Math.floor(local / 1_000) * 1_000;
