import { main } from './index';

main().catch((error: unknown) => {
  process.stderr.write(`Не запустилось: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
