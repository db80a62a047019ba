// MapLibre's worker must lie under the server's own origin: it is copied beside the other public files.
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const project = process.cwd();
const modules = process.env.PULT_MODULES ?? project;
const require = createRequire(path.join(modules, 'package.json'));
const from = require.resolve('maplibre-gl/dist/maplibre-gl-worker.mjs');
const folder = path.join(project, 'public', 'maplibre');

await mkdir(folder, { recursive: true });
await cp(from, path.join(folder, 'worker.mjs'));
