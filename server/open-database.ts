import { AppError } from '@/lib/contract/app-error';
import type { Settings } from '@/lib/services/settings';
import { openCluster } from './embedded-postgres/cluster';

export interface DatabaseHandle {
  readonly url: string;
  release(): Promise<void>;
}

/** The configured database, or the embedded one of the data folder. */
export async function openConfiguredDatabase(
  settings: Settings,
  tell: (step: string) => void,
): Promise<DatabaseHandle> {
  if (settings.databaseUrl !== null) return { url: settings.databaseUrl, release: async () => undefined };
  try {
    return await openCluster({ dataDir: settings.dataDir, tell });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('unavailable', `встроенная база данных не запустилась: ${reason}`);
  }
}
