import { systemActor } from '@/lib/services/actor';
import { logger } from '@/lib/services/logger';
import { publishNorm } from '@/lib/services/norms/publish-norm';
import { makeReminders } from '@/lib/services/reminders/make-reminders';
import type { Store } from '@/lib/services/store';
import { createBell } from '../bell';
import type { Running } from '../running';

/** A day's norm is looked for this often; a store whose history is still short is asked less. */
const LOOK_MS = 2_000;
const LOOK_AGAIN_SHORT_MS = 15_000;

/** Terms that come or have passed are looked for this often. */
const REMIND_MS = 30_000;

/** What is done by the calendar rather than by an event: the norm and the heat scale of each day, reminders. */
export function createJobs(store: Store): Running {
  const bell = createBell();
  const reminder = createBell();
  let isStopped = false;

  async function run(): Promise<void> {
    while (!isStopped) {
      const outcome = await publishNorm(store).catch((error: unknown) => {
        logger.warn({ err: error }, 'norm not published');
        return 'short' as const;
      });
      await bell.wait(outcome === 'short' ? LOOK_AGAIN_SHORT_MS : LOOK_MS);
    }
  }

  async function remind(): Promise<void> {
    const ctx = { store, actor: systemActor('jobs') };
    while (!isStopped) {
      await makeReminders({ ctx }).catch((error: unknown) => {
        logger.warn({ err: error }, 'nothing called to mind, trying again');
      });
      await reminder.wait(REMIND_MS);
    }
  }

  const running = Promise.all([run(), remind()]);
  return {
    async stop() {
      isStopped = true;
      bell.ring();
      reminder.ring();
      await running;
    },
  };
}
