import path from 'node:path';
import { loadCity } from '@/lib/services/city/city';
import { type OpenStore, openStore } from '@/lib/services/context';
import { parseSettings, type Settings, storeName } from '@/lib/services/settings';
import { openConfiguredDatabase } from '../open-database';

export interface CliStore {
  readonly store: OpenStore;
  readonly settings: Settings;
  /** The data folder, for files that a command leaves behind. */
  readonly dataDir: string;
  close(): Promise<void>;
}

/**
 * Opens a store for a command: the real one, or the demo's with `isDemo`; of the configured city or of `city`. Joins a running server's database,
 * or starts the embedded one for its own time.
 */
export async function openCliStore({
  isDemo,
  city: asked = null,
}: {
  isDemo: boolean;
  city?: string | null;
}): Promise<CliStore> {
  const root = process.env.PULT_ROOT ?? process.cwd();
  const env = { ...process.env, ROLES: '', ...(asked === null ? {} : { PULT_CITY: asked }) };
  const settings = parseSettings(env, process.env.PULT_PROJECT ?? root);
  const city = await loadCity(settings.cityFile);
  const database = await openConfiguredDatabase(settings, (step) => process.stderr.write(`  · ${step}\n`));
  try {
    const store = await openStore({
      databaseUrl: database.url,
      storeName: storeName({ ...settings, isDemo }, city.profile.id),
      city,
      migrationsFolder: path.join(root, 'drizzle'),
      connections: 4,
    });
    const close = async () => {
      await store.close();
      await database.release();
    };
    return { store, settings, dataDir: settings.dataDir, close };
  } catch (error) {
    await database.release();
    throw error;
  }
}
