import { randomBytes } from 'node:crypto';
import type { HealthAnswer } from '@/lib/contract/health';
import { type Database, openDatabase } from '@/lib/db/database';
import { prepareStore } from '@/lib/db/prepare-store';
import { storeMeta } from '@/lib/db/schema';
import { type Clock, systemClock } from '@/lib/domain/clock';
import type { AppealSearch } from '@/lib/search/appeal-search';
import type { BaseMap } from './base-map/base-map';
import type { City } from './city/city';
import { withKeptBoundaries } from './city/district-boundaries';
import { createDeadlineDesk } from './deadlines/deadline-desk';
import { createDepartmentDesk } from './departments/department-desk';
import { seedDepartments } from './departments/seed-departments';
import type { ImportDesk } from './imports/import-desk';
import type { LiveFigures } from './live/live-figures';
import { createRoutingDesk } from './routing/routing-desk';
import type { Store } from './store';
import { createTopicDesk } from './topics/topic-desk';
import type { TrainingDesk } from './topics/training-desk';

export interface StoreOptions {
  readonly databaseUrl: string;
  readonly storeName: string;
  readonly city: City;
  readonly clock?: Clock;
  readonly migrationsFolder: string;
  readonly connections?: number;
}

export interface OpenStore extends Store {
  /** Hints reach a relay of this process directly when it is set here. */
  setLocalRelay(poke: (() => void) | null): void;
  readonly relayChannel: string;
  close(): Promise<void>;
}

/** Opens a store for verbs: tables up to date, secret at hand, hints to the relay. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { databaseUrl: url, storeName: store, migrationsFolder } = options;
  await prepareStore({ url, store, migrationsFolder });
  const db = openDatabase({ url, store, connections: options.connections ?? 10 });
  // A hint need not be durable: its connection does not wait for the disk.
  const hints = openDatabase({ url, store, connections: 1, isDurable: false });
  const relayChannel = `relay_${store}`;
  const secret = await readSecret(db);
  const city = await withKeptBoundaries(db, options.city);
  await seedDepartments(db, city);
  const departments = createDepartmentDesk(city);
  await departments.board(db.orm);
  let localRelay: (() => void) | null = null;
  let asked = 0;
  let told = 0;

  function pokeRelay(): void {
    if (localRelay !== null) localRelay();
    else if (++asked === told + 1) void notify();
  }

  /** One hint at a time; what is committed meanwhile gets one more. */
  async function notify(): Promise<void> {
    while (told < asked) {
      const upTo = asked;
      await hints.sql.notify(relayChannel, '').catch(() => undefined);
      told = upTo;
    }
  }

  return {
    db,
    get city() {
      return departments.city;
    },
    departments,
    routing: createRoutingDesk(city.profile.zone),
    topics: createTopicDesk(city),
    deadlines: createDeadlineDesk(city),
    clock: options.clock ?? systemClock,
    secret,
    pokeRelay,
    relayChannel,
    setLocalRelay: (poke) => {
      localRelay = poke;
    },
    async close() {
      await Promise.all([db.close(), hints.close()]);
    },
  };
}

async function readSecret(db: Database): Promise<string> {
  await db.orm
    .insert(storeMeta)
    .values([
      { key: 'secret', value: randomBytes(32).toString('base64url') },
      { key: 'store-id', value: randomBytes(9).toString('hex') },
    ])
    .onConflictDoNothing();
  return readMeta(db, 'secret');
}

/** Errors: throws when the store lacks the key, which its first opening wrote. */
export async function readMeta(db: Database, key: string): Promise<string> {
  const [row] = await db.sql<{ value: unknown }[]>`SELECT value FROM store_meta WHERE key = ${key}`;
  if (typeof row?.value !== 'string') throw new Error(`store_meta lacks ${key}`);
  return row.value;
}

/** What the routes of a web node call. */
export interface AppContext {
  readonly store: Store;
  readonly search: AppealSearch;
  readonly live: LiveFigures;
  readonly imports: ImportDesk;
  readonly training: TrainingDesk;
  readonly baseMap: BaseMap;
  readonly isDemo: boolean;
  health(): HealthAnswer;
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
}

const SLOT = Symbol.for('pult.app-context');

/** Next bundles its routes apart from the server: they meet in one slot of the process. */
export function provideAppContext(context: AppContext | null): void {
  Reflect.set(globalThis, SLOT, context);
}

/** Errors: throws before the server has provided it. */
export function appContext(): AppContext {
  const context: AppContext | null | undefined = Reflect.get(globalThis, SLOT);
  if (!context) throw new Error('the server has not provided its context yet');
  return context;
}
