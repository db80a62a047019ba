import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { issueToken, startServer } from './release-server';
import { post, seededRows } from './seed';

const NORM_PATIENCE_MS = 60_000;

/**
 * One server for all specs, with a seeded store in a folder of its own. `E2E_BASE_URL`, `E2E_TOKEN` and
 * `E2E_DATA_DIR` name one that is there already.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_BASE_URL !== undefined) return async () => undefined;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pult-e2e-'));
  // The embedded database runs as a user of its own, who has to reach the folder.
  await chmod(dataDir, 0o755);
  const server = await startServer({ dataDir });
  const token = await issueToken(dataDir);
  await post({ url: server.url, token }, seededRows(Date.now()));
  await untilNorm(server.url);
  Object.assign(process.env, { E2E_BASE_URL: server.url, E2E_TOKEN: token, E2E_DATA_DIR: dataDir });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The norm is published by the jobs once there is history enough. */
async function untilNorm(url: string): Promise<void> {
  const until = performance.now() + NORM_PATIENCE_MS;
  while (performance.now() < until) {
    const live: unknown = await (await fetch(`${url}/api/v1/live`)).json();
    if (typeof live === 'object' && live !== null && 'norm' in live && live.norm !== null) return;
    await delay(200);
  }
  throw new Error('no norm was published for the seeded history');
}
