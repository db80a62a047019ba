import type { HealthAnswer } from '@/lib/contract/health';
import { openBaseMap } from '@/lib/services/base-map/base-map';
import { provideAppContext } from '@/lib/services/context';
import type { Settings } from '@/lib/services/settings';
import { baseMapFile } from '../city/map/base-map-file';
import { createHealthMonitor } from '../health/health-monitor';
import { createMetrics } from '../metrics/metrics';
import { createFigureReplica } from '../push/figure-replica';
import { createGateway } from '../push/gateway';
import type { RoleContext } from '../roles/role';
import type { Shutdown } from '../shutdown';
import { createImportDesk } from '../sources/desk/import-desk';
import { createTrainingDesk } from '../topics/training-desk';
import { createWeb } from './create-web';
import { createIntakeEndpoint } from './intake-endpoint';

export interface WebRole {
  readonly settings: Settings;
  /** Folder of the Next application. */
  readonly root: string;
  readonly isDev: boolean;
  readonly build: string;
}

/** Prepares pages, API and sockets, each put into `shutdown`. Answers how to begin to listen, and that the address. */
export function startWebRole(role: WebRole, context: RoleContext, shutdown: Shutdown): () => Promise<string> {
  const { settings, root, isDev, build } = role;
  const { store, stream, frames, search } = context;
  const replica = createFigureReplica(frames);
  const { host, port } = settings;
  const web = createWeb({ host, port, dir: root, isDev, direct: createIntakeEndpoint(store) });
  const monitor = createHealthMonitor({
    db: store.db,
    stream,
    search,
    frames: () => ({ age: replica.age(), pos: replica.pos() }),
    onChange: () => gateway.beat(),
  });
  const parts = () => monitor.parts();
  const gateway = createGateway({
    httpServer: web.httpServer,
    replica,
    clock: store.clock,
    isDemo: settings.isDemo,
    build,
    isKnownTopic: (topic) => store.city.topicName(topic) !== topic,
    parts,
  });
  const sockets = () => gateway.io.engine.clientsCount;
  const metrics = createMetrics({ parts, position: () => replica.pos(), sockets });
  replica.onFrame(() => metrics.frames.inc());
  const imports = createImportDesk(store, settings.dataDir);
  const training = createTrainingDesk(store);
  const baseMap = openBaseMap(baseMapFile(settings.dataDir, store.db.store));
  provideAppContext({
    store,
    search,
    imports: imports.desk,
    live: replica,
    training: training.desk,
    baseMap,
    isDemo: settings.isDemo,
    health: () => healthOf(store.db.store, parts()),
    metrics: metrics.render,
  });
  shutdown.add('replica', { stop: async () => replica.close() });
  shutdown.add('base map', { stop: () => baseMap.close() });
  shutdown.add('web', web);
  shutdown.add('gateway', gateway);
  shutdown.add('health', monitor);
  shutdown.add('training', training.running);
  shutdown.add('imports', imports.running);
  return async () => {
    const host = settings.host === '::1' ? '[::1]' : settings.host;
    return `http://${host}:${await web.listen()}`;
  };
}

/** Without the database nothing can be taken; without another part something is stale. */
function healthOf(store: string, parts: readonly HealthAnswer['parts'][number][]): HealthAnswer {
  const isDown = parts.some(({ part, state }) => part === 'database' && state === 'down');
  const isWell = parts.every(({ state }) => state === 'ok');
  return { status: isDown ? 'down' : isWell ? 'ok' : 'degraded', store, parts: [...parts] };
}
