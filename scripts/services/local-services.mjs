import path from 'node:path';
import { PROJECT } from '../lib/release.mjs';
import { startElasticsearch } from './elasticsearch.mjs';
import { startRedis } from './redis.mjs';

/**
 * Redis and Elasticsearch of this machine with their data in the data folder; what the environment already names
 * is left alone. Answers the environment that leads to them and `stop()`, which ends what was started here.
 */
export async function startLocalServices({ tell }) {
  const dataDir = path.resolve(PROJECT, process.env.PULT_DATA_DIR || '.data');
  const started = [];
  const env = {};
  try {
    if (!process.env.REDIS_URL) {
      const redis = await startRedis({ folder: path.join(dataDir, 'redis'), tell });
      started.push(redis);
      env.REDIS_URL = redis.url;
    }
    if (!process.env.ELASTICSEARCH_URL) {
      const elasticsearch = await startElasticsearch({ folder: path.join(dataDir, 'elasticsearch'), tell });
      started.push(elasticsearch);
      env.ELASTICSEARCH_URL = elasticsearch.url;
    }
  } catch (error) {
    await Promise.all(started.map((service) => service.stop()));
    throw error;
  }
  return {
    env,
    stop: async () => {
      await Promise.all(started.map((service) => service.stop()));
    },
  };
}
