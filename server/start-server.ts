import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { HealthAnswer } from '@/lib/contract/health';
import { dropStore } from '@/lib/db/prepare-store';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { createElasticsearchSearch } from '@/lib/search/elasticsearch/elasticsearch-search';
import { createPostgresSearch } from '@/lib/search/postgres/postgres-search';
import { loadCity } from '@/lib/services/city/city';
import { type OpenStore, openStore, provideAppContext, readMeta } from '@/lib/services/context';
import { createLogReader } from '@/lib/services/log/log-reader';
import { logger } from '@/lib/services/logger';
import { type Settings, storeName } from '@/lib/services/settings';
import type { EventStream } from '@/lib/stream/event-stream';
import { createMemoryFrameChannel, type FrameChannel } from '@/lib/stream/frame-channel';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { createRedisFrameChannel } from '@/lib/stream/redis-frame-channel';
import { createRedisStream } from '@/lib/stream/redis-stream';
import { createAggregator } from './aggregate/aggregator';
import { createDemo } from './demo/create-demo';
import { createShowClock } from './demo/show-clock';
import { createHealthMonitor } from './health/health-monitor';
import { createIndexer } from './indexing/indexer';
import { createJobs } from './jobs/jobs';
import { createMetrics } from './metrics/metrics';
import { openConfiguredDatabase } from './open-database';
import { createFigureReplica } from './push/figure-replica';
import { createGateway } from './push/gateway';
import { createRelay } from './relay/relay';
import { startBeating } from './roles/beating';
import { leadRole } from './roles/lead-role';
import type { Shutdown } from './shutdown';
import { createWeb } from './web/create-web';

export interface ServerOptions {
  readonly settings: Settings;
  /** Folder with the Next application and the migrations. */
  readonly root: string;
  readonly isDev: boolean;
  /** Names what is deployed. */
  readonly build: string;
  tell(step: string): void;
}

const onStreamError = (error: unknown) => logger.warn({ err: error }, 'stream');

/**
 * Reads nothing but its options, builds the adapters and starts the roles of this process; each part is put into
 * `shutdown` as it starts. Answers the address, or null without the web role.
 */
export async function startServer(options: ServerOptions, shutdown: Shutdown): Promise<string | null> {
  const { settings, root, tell } = options;
  const city = await loadCity(settings.cityFile);
  const database = await openConfiguredDatabase(settings, tell);
  shutdown.add('database', { stop: () => database.release() });
  const name = storeName(settings, city.profile.id);
  const show = createShowClock(settings.demoSpeed, city.profile.zone);
  // A sped-up show begins anew each time: its days lie ahead, and nobody works with them.
  if (settings.demoSpeed !== 1) await dropStore({ url: database.url, store: name });
  const store = await openStore({
    databaseUrl: database.url,
    storeName: name,
    city,
    clock: show.clock,
    migrationsFolder: path.join(root, 'drizzle'),
  });
  shutdown.add('store', { stop: () => store.close() });
  const ports = await openPorts(settings, store);
  shutdown.add('stream', { stop: () => ports.stream.close() });
  shutdown.add('frames', { stop: () => ports.frames.close() });
  shutdown.add('search', { stop: () => ports.search.close() });
  startRoles(options, { store, ports, shutdown });
  startJobs(options, { store, ports, shutdown });
  if (settings.roles.has('demo')) {
    const start = async () => createDemo({ store, tell, onReady: show.letGo });
    shutdown.add('demo', leadRole({ name: 'demo', database: store.db, start }));
  }
  return settings.roles.has('web') ? startWeb(options, { store, ports, shutdown }) : null;
}

interface Ports {
  readonly stream: EventStream;
  readonly frames: FrameChannel;
  readonly search: AppealSearch;
}

async function openSearch({ elasticsearchUrl: url }: Settings, { db }: OpenStore): Promise<AppealSearch> {
  if (url === null) return createPostgresSearch(db);
  return createElasticsearchSearch({ url, prefix: `pult-${await readMeta(db, 'store-id')}` });
}

async function openPorts(settings: Settings, store: OpenStore): Promise<Ports> {
  const search = await openSearch(settings, store);
  if (settings.redisUrl === null) {
    return { stream: createMemoryStream(), frames: createMemoryFrameChannel(), search };
  }
  const redis = {
    url: settings.redisUrl,
    prefix: `pult:${await readMeta(store.db, 'store-id')}`,
    onError: onStreamError,
  };
  return { stream: await createRedisStream(redis), frames: createRedisFrameChannel(redis), search };
}

interface Parts {
  readonly store: OpenStore;
  readonly ports: Ports;
  readonly shutdown: Shutdown;
}

function startRoles({ settings }: ServerOptions, { store, ports, shutdown }: Parts): void {
  const log = createLogReader(store.db);
  const instance = randomUUID();
  const { stream, frames, search } = ports;
  if (settings.roles.has('relay')) {
    const role = leadRole({
      name: 'relay',
      database: store.db,
      async start(leadership) {
        const relay = await createRelay({
          leadership,
          stream,
          clock: store.clock,
          channel: store.relayChannel,
          onError: onStreamError,
        });
        store.setLocalRelay(() => relay.poke());
        const beating = startBeating(store.db, { role: 'relay', instance, position: () => null });
        return {
          async stop() {
            store.setLocalRelay(null);
            await beating.stop();
            await relay.stop();
          },
        };
      },
    });
    shutdown.add('relay', role);
  }
  if (settings.roles.has('aggregate')) {
    const role = leadRole({
      name: 'aggregate',
      database: store.db,
      async start() {
        const aggregator = await createAggregator({ store, log, stream, frames, onError: onStreamError });
        const beating = startBeating(store.db, {
          role: 'aggregate',
          instance,
          position: aggregator.position,
        });
        return {
          async stop() {
            await beating.stop();
            await aggregator.stop();
          },
        };
      },
    });
    shutdown.add('aggregate', role);
  }
  if (settings.roles.has('index')) {
    const role = leadRole({
      name: 'index',
      database: store.db,
      async start() {
        const indexer = await createIndexer({ store, log, stream, search, onError: onStreamError });
        const beating = startBeating(store.db, { role: 'index', instance, position: indexer.position });
        return {
          async stop() {
            await beating.stop();
            await indexer.stop();
          },
        };
      },
    });
    shutdown.add('index', role);
  }
}

function startJobs({ settings }: ServerOptions, { store, shutdown }: Parts): void {
  if (!settings.roles.has('jobs')) return;
  shutdown.add('jobs', leadRole({ name: 'jobs', database: store.db, start: async () => createJobs(store) }));
}

async function startWeb(options: ServerOptions, { store, ports, shutdown }: Parts): Promise<string> {
  const { settings, root, isDev, build } = options;
  const replica = createFigureReplica(ports.frames);
  shutdown.add('replica', { stop: async () => replica.close() });
  const web = createWeb({ host: settings.host, port: settings.port, dir: root, isDev });
  const monitor = createHealthMonitor({
    db: store.db,
    stream: ports.stream,
    search: ports.search,
    frames: () => ({ age: replica.age(), pos: replica.pos() }),
    onChange: () => gateway.beat(),
  });
  const gateway = createGateway({
    httpServer: web.httpServer,
    replica,
    clock: store.clock,
    isDemo: settings.isDemo,
    build,
    isKnownTopic: (topic) => store.city.topicName(topic) !== topic,
    parts: () => monitor.parts(),
  });
  const metrics = createMetrics({
    parts: () => monitor.parts(),
    position: () => replica.pos(),
    sockets: () => gateway.io.engine.clientsCount,
  });
  replica.onFrame(() => metrics.frames.inc());
  const health = (): HealthAnswer => {
    const parts = [...monitor.parts()];
    const isDown = parts.some(({ part, state }) => part === 'database' && state === 'down');
    const isWell = parts.every(({ state }) => state === 'ok');
    return { status: isDown ? 'down' : isWell ? 'ok' : 'degraded', store: store.db.store, parts };
  };
  provideAppContext({
    store,
    search: ports.search,
    live: replica,
    isDemo: settings.isDemo,
    health,
    metrics: metrics.render,
  });
  shutdown.add('web', web);
  shutdown.add('gateway', gateway);
  shutdown.add('health', monitor);
  const port = await web.listen();
  const host = settings.host === '::1' ? '[::1]' : settings.host;
  return `http://${host}:${port}`;
}
