import type { Database } from '@/lib/db/database';
import { type BeatingRole, removeBeat, writeBeat } from '@/lib/services/health/role-beats';
import type { Running } from '../running';

const BEAT_MS = 500;

/** Writes the sign of life of a leading role twice a second, with how far it is. */
export function startBeating(
  database: Database,
  role: { role: BeatingRole; instance: string; position(): number | null },
): Running {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let writing: Promise<void> = Promise.resolve();

  function beat(): void {
    writing = writeBeat(database, {
      role: role.role,
      instance: role.instance,
      isLeader: true,
      pos: role.position(),
    })
      .catch(() => undefined)
      .then(() => {
        if (!isStopped) timer = setTimeout(beat, BEAT_MS);
      });
  }

  beat();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await writing;
      await removeBeat(database, role.role, role.instance).catch(() => undefined);
    },
  };
}
