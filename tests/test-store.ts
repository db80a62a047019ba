import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { inject } from 'vitest';
import { dropStore } from '@/lib/db/prepare-store';
import type { Clock } from '@/lib/domain/clock';
import { systemActor } from '@/lib/services/actor';
import { type City, createCity, loadCity } from '@/lib/services/city/city';
import { type OpenStore, openStore } from '@/lib/services/context';
import type { VerbContext } from '@/lib/services/store';

const ROOT = path.resolve(import.meta.dirname, '..');

export interface TestStore {
  readonly store: OpenStore;
  readonly ctx: VerbContext;
  /** Closes and removes the store. */
  close(): Promise<void>;
}

export function loadTestCity(name = 'tolyatti'): Promise<City> {
  return loadCity(path.join(ROOT, 'cities', `${name}.json`));
}

/** A city in which only sources say by when an answer is due. */
export async function loadCityWithoutRules(): Promise<City> {
  const { rules: _rules, ...profile } = (await loadTestCity()).profile;
  return createCity(profile);
}

/** A store of its own for one test file, on the real database. */
export async function openTestStore(
  options: { clock?: Clock; city?: City; connections?: number } = {},
): Promise<TestStore> {
  const databaseUrl = inject('databaseUrl');
  const storeName = `test_${randomBytes(6).toString('hex')}`;
  const store = await openStore({
    databaseUrl,
    storeName,
    city: options.city ?? (await loadTestCity()),
    migrationsFolder: path.join(ROOT, 'drizzle'),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.connections === undefined ? {} : { connections: options.connections }),
  });
  return {
    store,
    ctx: { store, actor: systemActor('test') },
    async close() {
      await store.close();
      await dropStore({ url: databaseUrl, store: storeName });
    },
  };
}
