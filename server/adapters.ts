import type { AppealSearch } from '@/lib/search/appeal-search';
import { createElasticsearchSearch } from '@/lib/search/elasticsearch/elasticsearch-search';
import { createPostgresSearch } from '@/lib/search/postgres/postgres-search';
import { type OpenStore, readMeta } from '@/lib/services/context';
import type { Settings } from '@/lib/services/settings';
import type { EventStream } from '@/lib/stream/event-stream';
import { createMemoryFrameChannel, type FrameChannel } from '@/lib/stream/frame-channel';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { createRedisFrameChannel } from '@/lib/stream/redis-frame-channel';
import { createRedisStream } from '@/lib/stream/redis-stream';
import { noteStreamError } from './roles/role';

/** The search engine of a store: Elasticsearch where one is configured, else the database itself. */
export async function openSearch(
  { elasticsearchUrl: url }: Pick<Settings, 'elasticsearchUrl'>,
  { db }: OpenStore,
): Promise<AppealSearch> {
  if (url === null) return createPostgresSearch(db);
  return createElasticsearchSearch({ url, prefix: `pult-${await readMeta(db, 'store-id')}` });
}

export interface Streams {
  readonly stream: EventStream;
  readonly frames: FrameChannel;
}

/** The streams of a store: Redis where one is configured, else this process itself. */
export async function openStreams(
  { redisUrl: url }: Pick<Settings, 'redisUrl'>,
  { db }: OpenStore,
): Promise<Streams> {
  if (url === null) return { stream: createMemoryStream(), frames: createMemoryFrameChannel() };
  const redis = { url, prefix: `pult:${await readMeta(db, 'store-id')}`, onError: noteStreamError };
  return { stream: await createRedisStream(redis), frames: createRedisFrameChannel(redis) };
}
