import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { dropStore, isEmptyLog } from '@/lib/db/prepare-store';
import { loadCity } from '@/lib/services/city/city';
import { type OpenStore, openStore, type StoreOptions } from '@/lib/services/context';
import { isHistoryBeingLaid } from '@/lib/services/history/laying';
import { createLogReader } from '@/lib/services/log/log-reader';
import { type Settings, storeName } from '@/lib/services/settings';
import { openSearch, openStreams } from './adapters';
import { createShowClock, type ShowClock } from './demo/show-clock';
import { openConfiguredDatabase } from './open-database';
import { BACKGROUND_ROLES } from './roles';
import type { RoleContext } from './roles/role';
import type { Shutdown } from './shutdown';
import { startWebRole } from './web/start-web';

export interface ServerOptions {
  readonly settings: Settings;
  /** Folder with the Next application and the migrations. */
  readonly root: string;
  readonly isDev: boolean;
  /** Names what is deployed. */
  readonly build: string;
  tell(step: string): void;
}

/**
 * Reads nothing but its options, builds the adapters and starts the roles of this process; each part is put into
 * `shutdown` as it starts. Answers the address, or null without the web role.
 */
export async function startServer(options: ServerOptions, shutdown: Shutdown): Promise<string | null> {
  const { settings, tell } = options;
  const { store, show } = await openConfiguredStore(options, shutdown);
  const streams = await openStreams(settings, store);
  shutdown.add('stream', { stop: () => streams.stream.close() });
  shutdown.add('frames', { stop: () => streams.frames.close() });
  const search = await openSearch(settings, store);
  shutdown.add('search', { stop: () => search.close() });
  const demo = createSignal();
  const context: RoleContext = {
    store,
    ...streams,
    search,
    log: createLogReader(store.db),
    instance: randomUUID(),
    tell,
    demoIsReady() {
      show.letGo();
      demo.give();
    },
  };
  const awaitsHistory = settings.roles.has('demo') && (await isPastMissing(store));
  for (const { role, start } of BACKGROUND_ROLES) {
    if (settings.roles.has(role)) shutdown.add(role, start(context));
  }
  if (!settings.roles.has('web')) return null;
  const listen = startWebRole(options, context, shutdown);
  // A wall that shows half a history would lie.
  if (awaitsHistory) await Promise.race([demo.given, shutdown.begun]);
  return listen();
}

async function isPastMissing(store: OpenStore): Promise<boolean> {
  return (await isEmptyLog(store.db)) || (await isHistoryBeingLaid(store));
}

async function openConfiguredStore(
  { settings, root, tell }: ServerOptions,
  shutdown: Shutdown,
): Promise<{ store: OpenStore; show: ShowClock }> {
  const city = await loadCity(settings.cityFile);
  const database = await openConfiguredDatabase(settings, tell);
  shutdown.add('database', { stop: () => database.release() });
  const name = storeName(settings, city.profile.id);
  const show = createShowClock(settings.demoSpeed, city.profile.zone);
  const storeOptions = {
    databaseUrl: database.url,
    storeName: name,
    city,
    clock: show.clock,
    migrationsFolder: path.join(root, 'drizzle'),
  };
  // A sped-up show begins anew each time: its days lie ahead, and nobody works with them.
  if (settings.demoSpeed !== 1) await forgetStore(settings, storeOptions);
  const store = await openStore(storeOptions);
  shutdown.add('store', { stop: () => store.close() });
  return { store, show };
}

/** Removes a store and the indexes that an engine beside the database keeps of it. */
async function forgetStore(settings: Settings, options: StoreOptions): Promise<void> {
  const old = await openStore(options);
  const search = await openSearch(settings, old);
  await search.remove().finally(() => search.close());
  await old.close();
  await dropStore({ url: options.databaseUrl, store: options.storeName });
}

function createSignal(): { readonly given: Promise<void>; give(): void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
