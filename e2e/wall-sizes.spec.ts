import { expect, test } from 'playwright/test';
import { angleOfFont } from '../components/wall/display-size';
import { overflows, overlaps, seenTexts } from './text-probe';
import { openWall } from './wall-page';

const WIDTH_MM = 1904;
/** Browsers round fonts to a sixty-fourth of a pixel. */
const ROUNDING = 0.02;

for (const distance of [3, 5, 8]) {
  test(`text is large enough at ${distance} m, and nothing lies on anything`, async ({ page }) => {
    await openWall(page, `?d=${distance}`);
    const texts = await seenTexts(page);
    const pitch = WIDTH_MM / 1920;
    const angle = (fontPx: number) => angleOfFont(fontPx, distance * 1_000, pitch);
    expect(texts.length).toBeGreaterThan(20);
    const small = texts.filter(({ fontPx }) => angle(fontPx) < 16 - ROUNDING);
    expect(small).toEqual([]);
    const values = texts.filter(({ role }) => role === 'value');
    expect(values.length).toBeGreaterThanOrEqual(6);
    expect(values.filter(({ fontPx }) => angle(fontPx) < 30 - ROUNDING)).toEqual([]);
    const heroes = texts.filter(({ role }) => role === 'hero');
    expect(heroes).toHaveLength(1);
    for (const { fontPx } of heroes) {
      expect(angle(fontPx)).toBeGreaterThanOrEqual(45);
      expect(angle(fontPx)).toBeLessThanOrEqual(60);
    }
    expect(overlaps(texts)).toEqual([]);
    expect(overflows(texts)).toEqual([]);
  });
}

test('a pitch given in millimetres decides, and a wall too small for its distance says so', async ({
  page,
}) => {
  await openWall(page, '?d=5&pitch=0.9917');
  await expect(page.locator('main')).toHaveAttribute('data-composition', 'full');
  await openWall(page, '?d=12');
  await expect(page.getByText('Экран мал для такого расстояния')).toBeVisible();
});

test('the scene is a header, the map and at most five tiles, in the safe area', async ({ page }) => {
  await openWall(page);
  const tiles = page.locator('[data-tile]');
  expect(await tiles.count()).toBeLessThanOrEqual(6);
  await expect(page.locator('[data-tile="Карта"]')).toHaveCount(1);
  const boxes = await tiles.evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().toJSON()));
  for (const { left, top, right, bottom } of boxes) {
    expect(Math.min(left, top, 1920 - right, 1080 - bottom)).toBeGreaterThanOrEqual(19);
  }
});

test('nearer readers see more rows', async ({ page }) => {
  await openWall(page, '?d=3');
  const rows = page.locator('[data-tile="Горячие темы"] li');
  expect(await rows.count()).toBeGreaterThan(3);
  expect(await rows.count()).toBeLessThanOrEqual(12);
});

test('a narrow window gets a readable page of its own', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await openWall(page);
  await expect(page.locator('main')).toHaveAttribute('data-composition', 'narrow');
  const texts = await seenTexts(page);
  expect(texts.filter(({ fontPx }) => fontPx < 16)).toEqual([]);
  expect(overlaps(texts)).toEqual([]);
  const targets = await page
    .locator('main a:visible')
    .evaluateAll((links) =>
      links
        .filter((link) => link.closest('nav[aria-label^="Ячейки"]') === null)
        .map((link) => ({ text: link.textContent, height: link.getBoundingClientRect().height })),
    );
  expect(targets.filter(({ height }) => height < 44)).toEqual([]);
  const map = page.locator('[data-map]');
  await map.hover();
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
});
