import type { CompiledCalendar } from '@/lib/domain/work-calendar/compile';
import { CENTRE_CALENDAR } from '@/lib/domain/work-calendar/default-calendars';
import type { DeadlineRuler } from './deadline-desk';

/** The centre's own hours by the rules that hold; null where somebody has taken that calendar out of them. */
export function centreCalendar({ rules, calendar }: DeadlineRuler): CompiledCalendar | null {
  const isHeld = rules.calendars.some(({ id }) => id === CENTRE_CALENDAR);
  return isHeld ? calendar(CENTRE_CALENDAR) : null;
}
