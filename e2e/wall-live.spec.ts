import { expect, type Page, test } from 'playwright/test';
import { cellAt, parentCell } from '../lib/domain/cell';
import { issueToken, type ReleaseServer, startServer } from './release-server';
import { overflows, overlaps, seenTexts } from './text-probe';
import { baseUrl, dataDir, openWall, token } from './wall-page';

/** A place that the seed leaves empty: Фёдоровка. */
const QUIET = { lat: 53.467, lon: 49.628 };

/** Posts from inside a page, as another person's browser would. */
function postFromPage(page: Page, row: object, bearer: string): Promise<number> {
  return page.evaluate(
    async ({ body, auth }) => {
      const answer = await fetch('/api/v1/appeals', {
        method: 'POST',
        headers: { authorization: `Bearer ${auth}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    { body: row, auth: bearer },
  );
}

const message = (id: string) => ({
  source: 'vk',
  externalId: id,
  text: 'Не горит фонарь',
  createdAt: new Date().toISOString(),
  topic: 'Не горит свет',
  ...QUIET,
});

test('one browser posts, another shows the counter and the cell change, with no reload', async ({
  page,
  context,
}) => {
  await openWall(page);
  await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
  const hero = page.locator('[data-text="hero"]');
  const before = Number(await hero.textContent());
  const cell = parentCell(cellAt(QUIET.lat, QUIET.lon), 7);
  const link = page.locator(`nav[aria-label^="Ячейки"] a[href*="${cell}"]`);
  await expect(link).toHaveCount(0);
  const other = await context.newPage();
  await other.goto(`${baseUrl()}/api-docs`);
  const ids = Array.from({ length: 14 }, (_, i) => `e2e-live-${Date.now()}-${i}`);
  for (const id of ids) expect(await postFromPage(other, message(id), token())).toBe(201);
  await expect(hero).toHaveText(String(before + ids.length));
  await expect(link).toHaveCount(1);
  await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes');
});

test.describe('a server of its own', () => {
  // Another city: a store of its own in the same database, and nothing is wired to Tolyatti.
  const env = { PULT_CITY: 'new-york' };
  let server: ReleaseServer;

  test.beforeEach(async () => {
    server = await startServer({ dataDir: dataDir(), env });
  });
  test.afterEach(async () => {
    server.signal('SIGCONT');
    await server.stop();
  });

  /** Blocks the page's thread in long chunks, as slow painting would, and notes when the wall says what it says. */
  async function blockAndWatch(page: Page): Promise<void> {
    await page.evaluate(() => {
      new MutationObserver(() => {
        const isLost = document.querySelector('[data-state="stale"]') !== null;
        if (isLost && document.body.dataset.lostAt === undefined)
          document.body.dataset.lostAt = String(Date.now());
        if (!isLost) delete document.body.dataset.lostAt;
      }).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['data-state'],
      });
      setInterval(() => {
        const until = performance.now() + 600;
        while (performance.now() < until);
      }, 700);
    });
  }

  const lostAt = (page: Page) => page.evaluate(() => Number(document.body.dataset.lostAt ?? '0'));

  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
    test(`a server that gets ${signal} is noticed within three seconds while the page is busy`, async ({
      page,
    }) => {
      await openWall(page, '', server.url);
      await expect(page.locator('[data-text="hero"]')).toHaveText('0');
      await blockAndWatch(page);
      const gone = Date.now();
      server.signal(signal);
      await expect.poll(() => lostAt(page)).toBeGreaterThan(0);
      expect((await lostAt(page)) - gone).toBeLessThanOrEqual(3_000);
      await expect(page.getByText('НЕТ СВЯЗИ')).toBeVisible();
      await expect(page.getByText(/^данные на \d\d:\d\d:\d\d$/)).toBeVisible();
      await expect(page.locator('main')).toHaveAttribute('data-frozen', 'true');
      if (signal === 'SIGKILL') return;
      server.signal('SIGCONT');
      await expect(page.getByText('НЕТ СВЯЗИ')).toHaveCount(0);
      await expect(page.locator('main')).toHaveAttribute('data-frozen', 'false');
    });
  }

  test('an empty store says so, quietly', async ({ page }) => {
    await openWall(page, '', server.url);
    await expect(page.getByText('Пока нет ни одного обращения')).toBeVisible();
    await expect(page.getByText('Горячих тем нет')).toBeVisible();
    await expect(page.getByText('норма копится').first()).toBeVisible();
    await expect(page.locator('[data-district-label]')).toHaveCount(5);
    const texts = await seenTexts(page);
    expect([...overlaps(texts), ...overflows(texts)]).toEqual([]);
  });

  test('a wall comes back by itself after a restart, and loads anew after a deploy', async ({ page }) => {
    await openWall(page, '', server.url);
    await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    const { port } = server;
    await server.stop();
    await expect(page.getByText('НЕТ СВЯЗИ')).toBeVisible();
    server = await startServer({ dataDir: dataDir(), port, env });
    await expect(page.getByText('НЕТ СВЯЗИ')).toHaveCount(0, { timeout: 30_000 });
    await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes');
    await server.stop();
    server = await startServer({ dataDir: dataDir(), port, env: { ...env, E2E_BUILD: 'the-next-one' } });
    await expect(page.locator('body')).not.toHaveAttribute('data-same-page', 'yes', { timeout: 30_000 });
    await expect(page.locator('[data-text="hero"]')).toBeVisible();
  });

  test('figures move in the other city too', async ({ page }) => {
    await openWall(page, '', server.url);
    const bearer = await issueToken(dataDir(), env);
    const row = { ...message(`ny-${Date.now()}`), lat: 40.75, lon: -73.98, source: 'nyc' };
    expect(await postFromPage(page, row, bearer)).toBe(201);
    await expect(page.locator('[data-text="hero"]')).toHaveText('1');
  });
});
