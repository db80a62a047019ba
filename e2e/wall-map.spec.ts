import { expect, type Page, test } from 'playwright/test';
import tolyatti from '../cities/tolyatti.json' with { type: 'json' };
import { fitView, type Point } from '../components/map/map-view';
import { cellAt, cellCentre, parentCell } from '../lib/domain/cell';
import { BURST } from './seed';
import { openWall } from './wall-page';

type Colour = readonly [red: number, green: number, blue: number];

/** The colours that the map's canvas holds at fractions of its size. */
function coloursAt(page: Page, places: readonly (readonly [x: number, y: number])[]): Promise<Colour[]> {
  return page.evaluate((at) => {
    const map = document.querySelector<HTMLCanvasElement>('[data-map] canvas');
    const copy = document.createElement('canvas');
    if (map === null) return [];
    copy.width = map.width;
    copy.height = map.height;
    const context = copy.getContext('2d');
    if (context === null) return [];
    context.drawImage(map, 0, 0);
    return at.map(([x, y]) => {
      const { data } = context.getImageData(Math.round(x * copy.width), Math.round(y * copy.height), 1, 1);
      return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0] as const;
    });
  }, places);
}

const distance = (a: Colour = [0, 0, 0], b: Colour = [0, 0, 0]) =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Open water left of the legend's top, and empty land in the far north. */
const WATER = [0.12, 0.8] as const;
const LAND = [0.75, 0.12] as const;
const BURST_CELL = parentCell(cellAt(BURST.lat, BURST.lon), 7);

/** The middle of the burst's cell, in px of a map of this size. */
function burstAt(size: { width: number; height: number }): Point {
  const [lat, lon] = cellCentre(BURST_CELL);
  return fitView(tolyatti.home, size).project([lon, lat]);
}

/** Beside the disc, inside the same cell. */
const BESIDE = 36;

async function mapBox(page: Page) {
  const box = await page.locator('[data-map]').boundingBox();
  if (box === null) throw new Error('no map');
  return box;
}

async function expectPicture(page: Page): Promise<void> {
  const grid = Array.from(
    { length: 400 },
    (_, i) => [((i % 20) + 0.5) / 20, (Math.floor(i / 20) + 0.5) / 20] as const,
  );
  const colours = await coloursAt(page, grid);
  expect(new Set(colours.map(String)).size).toBeGreaterThan(5);
  const box = await mapBox(page);
  const { x, y } = burstAt(box);
  const [water, land, burst] = await coloursAt(page, [
    WATER,
    LAND,
    [x / box.width, (y + BESIDE) / box.height],
  ]);
  expect(distance(water, land)).toBeGreaterThan(10);
  expect(distance(burst, land)).toBeGreaterThan(60);
}

for (const theme of ['night', 'day'] as const) {
  test(`the map is a picture by ${theme}: water, land and heat differ`, async ({ page }) => {
    await openWall(page, `?theme=${theme}`);
    await expectPicture(page);
  });
}

test('the three districts are named with their counts, whatever lies under them', async ({ page }) => {
  await openWall(page);
  const labels = page.locator('[data-district-label]');
  await expect(labels).toHaveCount(3);
  for (const name of ['Автозаводский', 'Центральный', 'Комсомольский']) {
    const label = labels.filter({ hasText: name });
    await expect(label).toBeVisible();
    await expect(label).toHaveText(/\d/);
  }
});

test('districts, and what has none, make up the sum of the tile', async ({ page }) => {
  await openWall(page);
  const numbers = await page
    .locator('[data-district-label] [data-text="value"]')
    .evaluateAll((all) => all.map((one) => Number(one.textContent)));
  const corner = await page.getByText(/^без района \d/).allTextContents();
  const nowhere = Number(corner[0]?.replace(/\D/g, '') ?? '0');
  const hero = Number(await page.locator('[data-text="hero"]').textContent());
  expect(numbers.reduce((sum, n) => sum + n, 0) + nowhere).toBe(hero);
});

test('a disc stands where its row happens', async ({ page }) => {
  await openWall(page);
  await expect(page.locator('[data-tile="Горячие темы"] li').first()).toContainText('Нет отопления');
  const disc = await page.locator('[data-disc="1"]').boundingBox();
  if (disc === null) throw new Error('no disc on the map');
  const box = await mapBox(page);
  const { x, y } = burstAt(box);
  expect(disc.x + disc.width / 2 - box.x).toBeCloseTo(x, 0);
  expect(disc.y + disc.height / 2 - box.y).toBeCloseTo(y, 0);
});

test('a click on a cell leads to its list, and the list to a record', async ({ page }) => {
  await openWall(page);
  const box = await mapBox(page);
  const { x, y } = burstAt(box);
  await page.mouse.click(box.x + x, box.y + y + BESIDE);
  await expect(page).toHaveURL(new RegExp(`/appeals\\?cell=${BURST_CELL}&from=now-24h&kind=message`));
  const total = Number((await page.getByText(/^Всего/).textContent())?.match(/\d+/)?.[0]);
  expect(total).toBeGreaterThanOrEqual(BURST.count);
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/appeals\/\d+$/);
  await expect(page.getByText('Личные данные закрыты')).toBeVisible();
});

test('keys reach the cells through their ranked list', async ({ page }) => {
  await openWall(page);
  const first = page
    .getByRole('navigation', { name: /Ячейки карты/ })
    .getByRole('link')
    .first();
  await first.focus();
  await expect(first).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/appeals\?cell=87/);
});

test('a lost WebGL context is answered by a new picture', async ({ page }) => {
  await openWall(page);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-map] canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(page.locator('[data-map-state="lost"]')).toHaveCount(1);
  await expect(page.getByText('Карта перерисовывается…')).toBeVisible();
  await expect(page.locator('[data-map-state="drawn"]')).toHaveCount(1, { timeout: 60_000 });
  await expectPicture(page);
});
