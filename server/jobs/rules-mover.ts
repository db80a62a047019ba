import { moveOpenAppeals } from '@/lib/services/deadlines/move-open-appeals';
import { logger } from '@/lib/services/logger';
import type { Store } from '@/lib/services/store';
import { createBell } from '../bell';
import type { Running } from '../running';

const LOOK_MS = 300;

/** Moves open appeals to changed rules, batch by batch; what a crash left is found and gone on with. */
export function createRulesMover(store: Store): Running {
  const bell = createBell();
  let isStopped = false;

  async function run(): Promise<void> {
    while (!isStopped) {
      const isMoved = await moveOpenAppeals(store).catch((error: unknown) => {
        logger.warn({ err: error }, 'open appeals not moved to the changed rules, trying again');
        return false;
      });
      if (!isMoved) await bell.wait(LOOK_MS);
    }
  }

  const running = run();
  return {
    async stop() {
      isStopped = true;
      bell.ring();
      await running;
    },
  };
}
