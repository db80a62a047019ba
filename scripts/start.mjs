import { ensureRelease, PROJECT, programOf } from './lib/release.mjs';
import { runningServer, stopServer } from './lib/running-server.mjs';
import { say, seconds, step } from './lib/say.mjs';

const LEAST_NODE = [20, 19];
const isFull = process.argv.includes('--full');

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (!isEnough)
    throw new Error(`нужен Node ${LEAST_NODE.join('.')} или новее, а это ${process.versions.node}`);
}

/** Redis and Elasticsearch of this machine, for `start:full`; those that the environment names are left alone. */
async function startServices() {
  const { startLocalServices } = await import('./services/local-services.mjs');
  return startLocalServices({ tell: (line) => say(`  · ${line}`) });
}

async function main() {
  const from = performance.now();
  checkNode();
  say(`Пульт: запуск из ${PROJECT}`);
  const release = await ensureRelease();
  const hasWeb = !process.env.ROLES || process.env.ROLES.split(',').some((role) => role.trim() === 'web');
  const running = hasWeb ? await runningServer() : null;
  if (running !== null && running.build === release.key) {
    say(`Уже работает (процесс ${running.pid}): ${running.url}/wall`);
    return;
  }
  if (running !== null) await step('Прежний сервер уступает место новой сборке', () => stopServer(running));
  const services = isFull ? await startServices() : { env: {}, stop: async () => undefined };
  const program = programOf(release, 'index');
  Object.assign(process.env, program.env, services.env, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  const { main: serve } = await import(program.url);
  await serve({ readyAfter: () => seconds(from), afterStop: services.stop });
}

main().catch((error) => {
  process.stderr.write(`\nНе запустилось: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
