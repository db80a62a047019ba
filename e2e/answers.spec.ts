import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from 'playwright/test';
import { issueToken } from './release-server';
import { baseUrl, dataDir, token } from './wall-page';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SIZES = [
  [1920, 1080],
  [1180, 820],
  [390, 844],
] as const;
const open = (path: string) => `${baseUrl()}${path}`;

async function send(path: string, body: object, bearer = token()): Promise<unknown> {
  const answer = await fetch(open(path), {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return JSON.parse(text);
}

function numberIn(told: unknown): number {
  const found = typeof told === 'object' && told !== null && 'id' in told ? told.id : undefined;
  if (typeof found !== 'number') throw new Error(`no number in ${JSON.stringify(told)}`);
  return found;
}

async function register(externalId: string): Promise<number> {
  const row = {
    source: 'phone',
    externalId,
    text: 'В квартире вторые сутки мёрзнут дети, просим разобраться. Телефон 8 927 123-45-67',
    createdAt: new Date(Date.now() - 3 * DAY).toISOString(),
    topic: 'Нет отопления',
    author: { profile: externalId },
  };
  const told: unknown = await send('/api/v1/appeals', row);
  const receipts = typeof told === 'object' && told !== null && 'receipts' in told ? told.receipts : [];
  return numberIn(Array.isArray(receipts) ? receipts[0] : undefined);
}

const takeKey = async (page: Page, key = token()) => {
  await page.request.post(open('/api/v1/session'), { data: { token: key } });
};

/** A screen of its own, as another person has it. */
const another = async (browser: Browser) => (await browser.newContext()).newPage();

const answersOf = (page: Page) => page.getByRole('region', { name: 'Ответы по ссылке' });

/** Gives a link on the record's page and answers its address. */
async function giveLink(page: Page): Promise<string> {
  await answersOf(page).getByRole('button', { name: 'Дать исполнителю ссылку для ответа' }).click();
  const shown = page.getByLabel(/Адрес показывается один раз/);
  await expect(shown).toHaveValue(/\/answer\//);
  return shown.inputValue();
}

async function propose(guest: Page, text: string): Promise<void> {
  await guest.getByLabel('Что сделано или что ответить автору').fill(text);
  await guest.getByRole('button', { name: 'Отправить центру' }).click();
  await expect(guest.getByText('Ждёт решения центра')).toBeVisible();
}

/** In every size and both themes: nothing for axe, nothing wider than the screen, and a picture to look at. */
async function inspect(
  page: Page,
  name: string,
  sizes: readonly (readonly [number, number])[],
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.screenshot({
        path: test.info().outputPath(`${name}-${width}-${scheme}.png`),
        fullPage: true,
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isWide, `${name} is wider than ${width}`).toBe(false);
    }
  }
}

test('an organisation answers by a link, is asked to mend it, answers again, and the record is answered by that', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const id = await register(`link-${Date.now()}`);
  await takeKey(page);
  await page.goto(open(`/appeals/${id}`));
  const address = await giveLink(page);
  const guest = await another(browser);
  await guest.goto(address);
  await expect(guest.getByRole('heading', { name: `Нет отопления, запись № ${id}` })).toBeVisible();
  await expect(guest.getByText('927')).toHaveCount(0);
  await inspect(guest, 'answer-new', SIZES);
  await propose(guest, 'Тепло подано во все подъезды');

  await page.reload();
  await expect(answersOf(page).getByText('Тепло подано во все подъезды')).toBeVisible();
  await answersOf(page).getByRole('button', { name: 'Вернуть с замечанием' }).click();
  await expect(answersOf(page).getByText('Что доделать: не заполнено')).toBeVisible();
  await answersOf(page).getByLabel('Замечание, если возвращаете').fill('Укажите, когда подано');
  await inspect(page, 'record-answers', SIZES.slice(0, 2));
  await answersOf(page).getByRole('button', { name: 'Вернуть с замечанием' }).click();
  await expect(answersOf(page).getByText('Замечание: Укажите, когда подано')).toBeVisible();

  await guest.reload();
  await expect(guest.getByText('Замечание центра: Укажите, когда подано')).toBeVisible();
  await propose(guest, 'Тепло подано 24 ноября в 16:00');
  await inspect(guest, 'answer-again', SIZES);

  await page.reload();
  await answersOf(page).getByRole('button', { name: 'Принять ответ' }).click();
  const life = page.getByRole('region', { name: 'Работа с записью' });
  await expect(life.getByText('Итог: решено')).toBeVisible();
  await expect(page.getByText(/ответила по ссылке организация: /)).toBeVisible();
  await guest.reload();
  await expect(guest.getByText('Принят центром')).toBeVisible();
  await expect(guest.getByRole('heading', { name: 'Отвечать больше не нужно' })).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Отправить центру' })).toHaveCount(0);
});

test('a link is listed, taken back by a second press, and says what has become of it', async ({
  page,
  browser,
}) => {
  const id = await register(`revoke-${Date.now()}`);
  await takeKey(page);
  await page.goto(open(`/appeals/${id}`));
  const address = await giveLink(page);
  const guest = await another(browser);
  await guest.goto(address);
  await expect(guest.getByRole('button', { name: 'Отправить центру' })).toBeVisible();
  await page.reload();
  const links = page.getByRole('region', { name: 'Ссылки для ответа' });
  await expect(links.getByText(/^e2e, \d\d\.\d\d\.\d{4}/)).toBeVisible();
  await expect(links.getByText('ещё нет')).toHaveCount(1);
  await links.getByRole('button', { name: /^Отозвать ссылку/ }).click();
  await links.getByRole('button', { name: 'Оставить' }).click();
  await links.getByRole('button', { name: /^Отозвать ссылку/ }).click();
  await links.getByRole('button', { name: 'Да, отозвать' }).click();
  await expect(links.getByText(/^отозвана /)).toBeVisible();
  await guest.reload();
  await expect(guest.getByText(/Центр отозвал эту ссылку \d\d\.\d\d\.\d{4}/)).toBeVisible();
  await inspect(guest, 'answer-revoked', SIZES);
  await guest.goto(open('/answer/unknown'));
  await expect(guest.getByText(/Такой ссылки нет/)).toBeVisible();
});

test('an instruction comes to mind by itself at its giver and its executor, each marks it for themselves', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const key = (name: string, more: readonly string[] = []) =>
    issueToken(dataDir(), {}, ['--name', name, '--scope', 'instructions,work', ...more]);
  const deputy = await key('Заместитель');
  const roads = await key('Дороги', ['--department', 'roads']);
  const giver = await another(browser);
  const executor = await another(browser);
  await takeKey(giver, deputy);
  await takeKey(executor, roads);
  for (const page of [giver, executor]) await page.goto(open('/instructions'));
  const bell = (page: Page) => page.getByRole('link', { name: /^Напоминания/ });
  await expect(bell(giver)).toHaveAttribute('data-fresh', '0');

  const body = {
    text: 'Вывести технику на дороги Центрального района и доложить о числе машин',
    executor: 'roads',
    due: new Date(Date.now() + HOUR).toISOString(),
    links: [],
  };
  const id = numberIn(await send('/api/v1/instructions', body, deputy));
  for (const page of [giver, executor])
    await expect(bell(page)).toHaveAttribute('data-fresh', '1', { timeout: 60_000 });
  await bell(executor).click();
  await expect(executor.getByRole('link', { name: /^Вывести технику/ })).toBeVisible();
  await inspect(executor, 'reminders', SIZES.slice(0, 2));
  await executor.getByRole('button', { name: /^Отметить: / }).click();
  await expect(executor.getByRole('heading', { name: 'Новых напоминаний нет' })).toBeVisible();
  await expect(bell(executor)).toHaveAttribute('data-fresh', '0');
  await giver.goto(open('/reminders'));
  await expect(giver.getByText('ваше поручение')).toBeVisible();

  await giver.goto(open(`/instructions/${id}`));
  await inspect(giver, 'instruction', SIZES.slice(0, 2));
  await executor.goto(open(`/instructions/${id}`));
  await executor.getByLabel('Отчёт или причина').fill('Вывели двенадцать машин');
  await executor.getByRole('button', { name: 'Отчитаться' }).click();
  await expect(executor.getByText('Отчёт исполнителя')).toBeVisible();
  await expect(bell(giver)).toHaveAttribute('data-fresh', '0', { timeout: 30_000 });
});

test('what a department would leave is shown before it is closed, and a regime leads to its records', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await register(`close-${Date.now()}`);
  await takeKey(page);
  await page.goto(open('/settings/departments'));
  const row = page.getByRole('row', { name: /Теплосеть/ });
  await row.locator('summary').click();
  await expect(row.getByText('к преемнику перейдёт всё, что за ним остаётся')).toBeVisible();
  await row.getByRole('button', { name: 'Закрыть подразделение' }).click();
  await expect(row.getByText('назовите преемника')).toBeVisible();
  await expect(row.getByText(/^назовите причину/)).toBeVisible();
  await inspect(page, 'close-department', SIZES.slice(0, 2));

  await page.goto(open('/deadlines'));
  const messages = page.getByRole('region', { name: 'Сообщения' });
  const name = page.getByRole('rowheader', { name: 'ПОС: сообщение' });
  const regime = messages.getByRole('row').filter({ has: name });
  const count = await regime.getByRole('link').first().textContent();
  await regime.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'ПОС: сообщение' })).toBeVisible();
  await expect(page.locator('[aria-current="page"]', { hasText: `: ${count}` })).toBeVisible();
  await inspect(page, 'regime', SIZES.slice(0, 2));
});
