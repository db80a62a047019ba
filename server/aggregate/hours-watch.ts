import { centreCalendar } from '@/lib/services/deadlines/centre-calendar';
import type { Store } from '@/lib/services/store';
import type { Running } from '../running';
import type { AggregateState } from './aggregate-state';

/** A changed calendar is on the wall after this long at most. */
const LOOK_MS = 2_000;

export interface HoursWatchDeps {
  readonly store: Store;
  readonly state: AggregateState;
  onError(error: unknown): void;
}

/** Gives the figures the centre's hours by the rules that hold now: the ends of working days are drawn by them. */
export async function readHours({ store, state }: Pick<HoursWatchDeps, 'store' | 'state'>): Promise<void> {
  state.day.keepHours(centreCalendar(await store.deadlines.ruler(store.db.orm)));
}

/** Reads the hours before it answers, and again whenever the rules may have changed. */
export async function createHoursWatch(deps: HoursWatchDeps): Promise<Running> {
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let looking = readHours(deps).catch(deps.onError);

  function lookLater(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      looking = readHours(deps).catch(deps.onError).then(lookLater);
    }, LOOK_MS);
  }

  await looking;
  lookLater();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
}
