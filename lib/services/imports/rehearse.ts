import { requireScope } from '../actor';
import { lockAppeals } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import { type Registration, registerAppeals, type Submission } from '../appeals/register-appeals';
import type { VerbContext } from '../store';

/** What a body would become, and whether it is new. */
export interface Rehearsed {
  readonly status: Registration['status'];
  readonly state: AppealState;
}

/** Carries the outcome out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  readonly rehearsed: readonly (Rehearsed | null)[];

  constructor(rehearsed: readonly (Rehearsed | null)[]) {
    super('a rehearsal is rolled back');
    this.rehearsed = rehearsed;
  }
}

/**
 * Registers bodies exactly as they would be and takes all of it back, so that a preview shows what an import will
 * do. Null for a body that shares its number with a later one. Needs the scope `ingest`.
 */
export async function rehearse({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: readonly Submission[];
}): Promise<readonly (Rehearsed | null)[]> {
  const { store, actor } = ctx;
  requireScope(actor, 'ingest');
  try {
    await store.db.orm.transaction(async (tx) => {
      const options = { actor: actor.id, lane: 'bulk', restored: false, now: store.clock.now() } as const;
      const registrations = await registerAppeals(tx, store, { submissions: input, options });
      const stored = await lockAppeals(
        tx,
        registrations.map(({ id }) => id),
      );
      throw new RolledBack(
        registrations.map(({ id, status }) => {
          const state = stored.get(id)?.state;
          return state === undefined ? null : { status, state };
        }),
      );
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.rehearsed;
    throw error;
  }
  return [];
}
