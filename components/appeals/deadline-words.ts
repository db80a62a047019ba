import { deadlineState, finishedAt, isAnsweredLate, isOpen } from '@/lib/domain/deadline/gauge';
import { formatMoment, formatSpan } from '@/lib/domain/russian';

export interface DeadlineFacts {
  readonly dueAt: string | null;
  /** From when it is «скоро»; null for the common two hours before. */
  readonly soonAt?: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
}

export interface DeadlineWords {
  readonly tone: 'late' | 'soon' | 'calm';
  readonly text: string;
}

const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso));

/** How a record stands to its due time at `now`, in words. */
export function deadlineWords(facts: DeadlineFacts, at: { now: number; zone: string }): DeadlineWords {
  const dates = { due: ms(facts.dueAt), answered: ms(facts.answeredAt), closed: ms(facts.closedAt) };
  const { due } = dates;
  const soon = ms(facts.soonAt ?? null);
  if (due === null) return { tone: 'calm', text: isOpen(dates) ? 'без срока' : 'отвечено' };
  if (!isOpen(dates)) return finished(dates, due);
  switch (deadlineState({ due, soon }, at.now)) {
    case 'late':
      return { tone: 'late', text: `просрочено на ${formatSpan(at.now - due)}` };
    case 'soon':
      return { tone: 'soon', text: `осталось ${formatSpan(due - at.now)}` };
    case 'inTime':
      return { tone: 'calm', text: `срок ${formatMoment(at.zone, due)}` };
  }
}

type Dates = { due: number | null; answered: number | null; closed: number | null };

function finished(dates: Dates, due: number): DeadlineWords {
  const at = finishedAt(dates) ?? due;
  if (isAnsweredLate(dates)) return { tone: 'late', text: `отвечено позже срока на ${formatSpan(at - due)}` };
  return { tone: 'calm', text: 'отвечено в срок' };
}
