import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@/lib/db/database';
import { type Leadership, tryLead } from '@/lib/db/leadership';
import { logger } from '@/lib/services/logger';
import type { Running } from '../running';

const RETRY_MS = 500;

export interface LedRole {
  readonly name: string;
  readonly database: Database;
  /** Starts the work of the leader; a throw or a lost lock has it tried again. */
  start(leadership: Leadership): Promise<Running>;
}

/**
 * Runs a role that only one process of a store may run: waits for its lock, works while it holds it, and
 * starts over when the lock or the database is lost.
 */
export function leadRole({
  name,
  database,
  start,
}: LedRole): Running & { readonly firstStart: Promise<void> } {
  let isStopped = false;
  let stopNow: () => void = () => undefined;
  let announce: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stopNow = resolve;
  });
  const firstStart = new Promise<void>((resolve) => {
    announce = resolve;
  });

  async function work(leadership: Leadership): Promise<void> {
    const running = await start(leadership);
    announce();
    await Promise.race([leadership.lost, stopped]);
    await running.stop();
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      let leadership: Leadership | null = null;
      try {
        leadership = await tryLead(database, name);
        if (leadership !== null) await work(leadership);
      } catch (error) {
        logger.warn({ role: name, err: error }, 'role failed, starting over');
      }
      await leadership?.release().catch(() => undefined);
      if (!isStopped) await Promise.race([delay(RETRY_MS), stopped]);
    }
  }

  const running = run();
  return {
    firstStart,
    async stop() {
      isStopped = true;
      stopNow();
      await running;
    },
  };
}
