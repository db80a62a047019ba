import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { DAY } from '@/lib/domain/city-time';
import { type DuePreset, dueOfPreset, type IsWorkingDay } from '@/lib/domain/instructions/due';
import { MissingYear } from '@/lib/domain/work-calendar/calendar';
import { centreCalendar } from '../deadlines/centre-calendar';
import type { Store } from '../store';

const refused = (why: string, message: string) =>
  new AppError('invalid', `срок не принят: ${why}`, [{ field: 'due', message }]);

/**
 * The moment of a term; working days are those of the centre's calendar. Errors: invalid at `due` for a term that has
 * passed, or that reaches a year which the calendar does not hold.
 */
export async function dueMoment(tx: Transaction, store: Store, due: DuePreset | number): Promise<number> {
  const now = store.clock.now();
  const at = typeof due === 'number' ? due : await presetMoment(tx, store, { due, now });
  if (at > now) return at;
  throw refused(
    'он уже прошёл',
    due === 'today' ? '18:00 уже прошло: выберите другой срок' : 'выберите время впереди',
  );
}

async function presetMoment(
  tx: Transaction,
  store: Store,
  { due, now }: { due: DuePreset; now: number },
): Promise<number> {
  const { zone } = store.city.profile;
  const isWorking = due === 'three-days' ? await workingDays(tx, store) : () => true;
  try {
    return dueOfPreset(due, { zone, now, isWorking });
  } catch (error) {
    if (!(error instanceof MissingYear)) throw error;
    throw refused('рабочие дни не сосчитать', `${error.message}, или выберите дату сами`);
  }
}

async function workingDays(tx: Transaction, { deadlines }: Store): Promise<IsWorkingDay> {
  const calendar = centreCalendar(await deadlines.ruler(tx));
  if (calendar === null)
    throw refused(
      'рабочие дни не сосчитать',
      'в настройках нет календаря «Рабочее время центра»: выберите дату сами',
    );
  return (localMidnight) => calendar.isWorkingDay(Math.floor(localMidnight / DAY));
}
