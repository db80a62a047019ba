import type { ClockView, LifeView } from '@/lib/contract/life';
import { SECOND } from '@/lib/domain/city-time';
import { formatMoment, formatSpan } from '@/lib/domain/russian';

export interface StandWords {
  readonly tone: 'late' | 'soon' | 'calm';
  readonly text: string;
}

const second = (at: number) => Math.floor(at / SECOND);

/** How one clock stands at `now`; at its due second it is still in time. */
export function clockStand(
  clock: Pick<ClockView, 'due' | 'soon' | 'metAt' | 'pausedSince'>,
  now: number,
): StandWords {
  const due = Date.parse(clock.due);
  const at = clock.metAt === null ? now : Date.parse(clock.metAt);
  const isLate = second(at) > second(due);
  if (clock.metAt !== null)
    return isLate
      ? { tone: 'late', text: `позже срока на ${formatSpan(at - due)}` }
      : { tone: 'calm', text: 'выполнено в срок' };
  if (clock.pausedSince !== null) return { tone: 'calm', text: 'часы стоят' };
  if (isLate) return { tone: 'late', text: `просрочено на ${formatSpan(now - due)}` };
  return { tone: now >= Date.parse(clock.soon) ? 'soon' : 'calm', text: `осталось ${formatSpan(due - now)}` };
}

/** The fate of a promise: kept, kept late, broken, or still to keep. */
export function promiseWords(
  { until, keptAt, brokenAt }: NonNullable<LifeView['promise']>,
  { now, zone }: { now: number; zone: string },
): StandWords {
  const due = Date.parse(until);
  const by = formatMoment(zone, due);
  if (keptAt !== null) {
    const at = Date.parse(keptAt);
    return second(at) > second(due)
      ? { tone: 'late', text: `выполнено ${formatMoment(zone, at)}, позже обещанного ${by}` }
      : { tone: 'calm', text: `выполнено ${formatMoment(zone, at)} при обещанном ${by}` };
  }
  if (brokenAt !== null) return { tone: 'late', text: `не выполнено: обещано до ${by}` };
  if (second(now) > second(due))
    return { tone: 'late', text: `нарушено: обещано до ${by}, отметки о выполнении нет` };
  return { tone: 'calm', text: `обещано до ${by}` };
}
