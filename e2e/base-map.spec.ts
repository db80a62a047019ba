import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { madeUpCity } from '../tests/made-up-city';
import { toPbf } from '../tests/made-up-osm';
import { baseUrl, dataDir, openWall, watchOtherOrigins } from './wall-page';

const PROJECT = path.resolve(import.meta.dirname, '..');
const CREDIT = '© участники OpenStreetMap, ODbL';
const TILE = /\/tiles\/\d+\/\d+\/\d+\?v=/;

/** The command that an administrator gives, on the store that the server serves. */
async function cityImport(...args: string[]): Promise<string> {
  const command = ['scripts/run-command.mjs', 'city-import', ...args, '--city', 'tolyatti'];
  const env = { ...process.env, PULT_DEMO: '0', PULT_DATA_DIR: dataDir() };
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: PROJECT, env });
  return stdout;
}

test.describe.configure({ mode: 'serial' });
test.afterAll(() => cityImport('--remove'));

test('until an extract is imported the sketch stands in, and says so', async ({ page }) => {
  await openWall(page);
  await expect(page.getByText(/ · схема$/)).toBeVisible();
  expect((await page.request.get(`${baseUrl()}/tiles/12/2610/1314`)).status()).toBe(404);
});

test('an imported city is drawn in both themes from our own origin, with its authors named', async ({
  page,
}) => {
  const file = path.join(dataDir(), 'city.osm.pbf');
  await writeFile(file, toPbf(madeUpCity(2_000)));
  expect(await cityImport(file)).toContain('Карта построена');
  expect(await cityImport(file)).toContain('Карта уже такая');
  await expect(async () => {
    await openWall(page);
    await expect(page.getByText(CREDIT)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  for (const theme of ['night', 'day']) {
    const others = watchOtherOrigins(page);
    const tiles: number[] = [];
    page.on('response', (response) => TILE.test(response.url()) && tiles.push(response.status()));
    await openWall(page, `?theme=${theme}`);
    await expect(page.getByText(CREDIT)).toBeVisible();
    await expect(page.getByText(/схема/)).toHaveCount(0);
    expect(tiles.length).toBeGreaterThan(0);
    expect(tiles.every((status) => [200, 204, 304].includes(status))).toBe(true);
    expect(others).toEqual([]);
  }
  expect((await page.request.get(`${baseUrl()}/tiles/3/9/0`)).status()).toBe(422);
  expect((await page.request.get(`${baseUrl()}/tiles/14/0/0`)).status()).toBe(204);
});

test('removal brings the sketch back', async ({ page }) => {
  expect(await cityImport('--remove')).toContain('Карта убрана');
  await expect(async () => {
    await openWall(page);
    await expect(page.getByText(/ · схема$/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
});
