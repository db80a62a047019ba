import { expect, type Page, test } from 'playwright/test';
import tolyatti from '../cities/tolyatti.json' with { type: 'json' };
import { fitView } from '../components/map/map-view';
import { BURST, PHONE, post } from './seed';
import { baseUrl, token } from './wall-page';

const open = (query = '') => `${baseUrl()}/appeals${query}`;
const digits = (text: string | null) => Number(text?.replace(/\D/g, ''));

/** What each of the three views says about how many records there are. */
async function totalsOf(page: Page) {
  const time = page.locator('[data-view="time"] [data-counts] li span:last-child');
  const map = page.locator('[data-view="map"] h2 span');
  const sum = (texts: string[]) => texts.map(digits).reduce((a, b) => a + b, 0);
  return {
    list: digits(await page.getByText(/^Всего/).textContent()),
    time: sum(await time.allTextContents()),
    map: sum(await map.allTextContents()),
  };
}

/** All three have come to the same number, another than `before`. */
async function settled(page: Page, before: number | null): Promise<number> {
  await expect
    .poll(async () => {
      const { list, time, map } = await totalsOf(page);
      return list === time && list === map && list !== before;
    })
    .toBe(true);
  return (await totalsOf(page)).list;
}

test('a bar, a cell and a facet narrow the list, the map and the chart together', async ({ page }) => {
  await page.goto(open('?from=now-7d'));
  const all = await settled(page, null);

  const frame = page.locator('[data-map-state="drawn"]');
  await expect(frame).toBeVisible();
  const box = await frame.boundingBox();
  if (box === null) throw new Error('the map has no place');
  const { x, y } = fitView(tolyatti.home, box).project([BURST.lon, BURST.lat]);
  await frame.click({ position: { x, y } });
  await expect(page).toHaveURL(/cell=88/);
  const inCell = await settled(page, all);
  expect(inCell).toBeLessThan(all);
  expect(inCell).toBeGreaterThanOrEqual(BURST.count);

  await page.getByRole('region', { name: 'Найденное по времени' }).getByText('Списком').click();
  await page.locator('[data-view="time"] [data-counts] li a').first().click();
  await expect(page).toHaveURL(/to=20/);
  const inBar = await settled(page, null);
  expect(inBar).toBeLessThanOrEqual(inCell);

  await page
    .getByRole('link', { name: /^Нет отопления/ })
    .first()
    .click();
  await expect(page).toHaveURL(/topic=/);
  const ofTopic = await settled(page, null);
  expect(ofTopic).toBeLessThanOrEqual(inBar);

  await page.getByRole('link', { name: /^Убрать условие: ячейка/ }).click();
  await expect(page).not.toHaveURL(/cell=/);
  expect(await settled(page, null)).toBeGreaterThanOrEqual(ofTopic);
  await page.goBack();
  await expect(page).toHaveURL(/cell=/);
  expect(await settled(page, null)).toBe(ofTopic);
});

test('a click on the chart narrows to the time under it', async ({ page }) => {
  await page.goto(open('?from=now-7d'));
  const all = await settled(page, null);
  const chart = page.locator('[data-chart="counts"]');
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the chart has no place');
  await chart.click({ position: { x: box.width - 20, y: box.height / 2 } });
  await expect(page).toHaveURL(/to=20/);
  expect(await settled(page, all)).toBeLessThan(all);
  await expect(page.getByRole('heading', { name: /по часам/ })).toBeVisible();
});

test('a slip of the keyboard is read as what was meant, and taken back when asked', async ({ page }) => {
  await page.goto(open());
  // A drawn map tells that the page listens.
  await expect(page.locator('[data-map-state="drawn"]')).toBeVisible();
  await page.keyboard.press('Slash');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(',fnfhtb');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Показано по запросу батареи')).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/батареи/i);
  await page.getByRole('link', { name: 'Искать точно' }).click();
  await expect(page.getByRole('heading', { name: 'По этим условиям записей нет' })).toBeVisible();
});

test('an empty answer offers what is near, with counts', async ({ page }) => {
  await page.goto(open('?q=батареи+крокодил'));
  const offer = page.getByRole('link', { name: 'по словам «батареи»' });
  await expect(page.getByText(/— 24.записи/)).toBeVisible();
  await offer.click();
  expect(await settled(page, null)).toBe(BURST.count);
});

test('arrows go through the list', async ({ page }) => {
  await page.goto(open());
  await page.getByRole('region', { name: 'Список' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[data-index="1"] a');
  await expect(focused).toBeFocused();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-index="21"] a')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/appeals\/\d+$/);
});

test('a search is saved, opened and forgotten', async ({ page }) => {
  await page.goto(open('?q=батареи&from=now-24h'));
  await page.getByText('Сохранённые поиски').click();
  await page.getByLabel('Имя поиска').fill('Холод за сутки');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('link', { name: 'Холод за сутки' })).toBeVisible();
  await page.goto(open());
  await page.getByText('Сохранённые поиски').click();
  await page.getByRole('link', { name: 'Холод за сутки' }).click();
  await expect(page).toHaveURL(/from=now-24h/);
  await page.getByText('Сохранённые поиски').click();
  await page.getByRole('button', { name: 'Удалить поиск «Холод за сутки»' }).click();
  await expect(page.getByRole('link', { name: 'Холод за сутки' })).toHaveCount(0);
});

test('the list comes as a file: masked, without formulas', async ({ page, request }) => {
  const row = { source: 'portal', externalId: 'formula-1', createdAt: new Date().toISOString() };
  await post({ url: baseUrl(), token: token() }, [
    { ...row, text: `=HYPERLINK("x") светляки, звоните ${PHONE}` },
  ]);
  await expect
    .poll(async () => (await (await request.get(`${baseUrl()}/api/v1/search?q=светляки`)).json()).total)
    .toBe(1);
  await page.goto(open('?q=светляки'));
  const href = await page.getByRole('link', { name: /как CSV/ }).getAttribute('href');
  const csv = await (await request.get(`${baseUrl()}${href}`)).text();
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain(`"'=HYPERLINK(""x"")`);
  expect(csv).not.toContain(PHONE);
  const xlsx = await request.get(`${baseUrl()}/api/v1/search/export?q=светляки&format=xlsx`);
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
});
