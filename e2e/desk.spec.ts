import { expect, test } from 'playwright/test';
import { PHONE, post } from './seed';
import { baseUrl, token } from './wall-page';

const open = (path: string) => `${baseUrl()}${path}`;

test('/ leads to the wall', async ({ page }) => {
  await page.goto(open('/'));
  await expect(page).toHaveURL(/\/wall$/);
});

test('words, facets and the period narrow the list, all of it in the address', async ({ page }) => {
  await page.goto(open('/appeals'));
  const total = page.getByText(/^Всего/);
  await expect(total).toBeVisible();
  await page.getByRole('searchbox').fill('батареи');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
  await expect(page.locator('mark').first()).toHaveText(/батареи/i);
  await page.getByRole('link', { name: 'за 24 часа' }).click();
  await expect(page).toHaveURL(/from=now-24h/);
  await page.getByRole('link', { name: /Автозаводский район/ }).click();
  await expect(page).toHaveURL(/district=avtozavodsky/);
  await page.getByRole('link', { name: 'Убрать условие: слова: батареи' }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page).toHaveURL(/district=avtozavodsky/);
});

test('the list goes on while one scrolls, every record once', async ({ page }) => {
  await page.goto(open('/appeals'));
  const list = page.getByRole('region', { name: 'Список' });
  const total = Number((await page.getByText(/^Всего/).textContent())?.replace(/\D/g, ''));
  expect(total).toBeGreaterThan(500);
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        const numbers = await list.locator('text=/^№ \\d+$/').allTextContents();
        for (const number of numbers) seen.add(number);
        await list.evaluate((node) => node.scrollBy(0, node.clientHeight * 0.8));
        return seen.size;
      },
      { timeout: 80_000, intervals: [40] },
    )
    .toBe(total);
  expect(await list.locator('li').count()).toBeLessThan(60);
});

test('an empty answer says why and how to widen it', async ({ page }) => {
  await page.goto(open('/appeals?q=крокодил&status=closed'));
  await expect(page.getByRole('heading', { name: 'По этим условиям записей нет' })).toBeVisible();
  await page.getByRole('link', { name: 'без «слова: крокодил»' }).click();
  await expect(page).toHaveURL(/\/appeals\?status=closed$/);
});

test('a filter that makes no sense is told by its field', async ({ page }) => {
  await page.goto(open('/appeals?channel=fax&from=вчера'));
  await expect(page.getByRole('heading', { name: 'Условия отбора не поняты' })).toBeVisible();
  await expect(page.getByText(/^channel:/)).toBeVisible();
});

test('a record shows its facts and its history, never a person and never markup', async ({ page }) => {
  await page.goto(open('/appeals?q=батареи'));
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/appeals\/\d+$/);
  await expect(page.getByText('<b>дома</b>')).toBeVisible();
  await expect(page.getByText('указан, скрыт')).toBeVisible();
  await expect(page.getByText('Зарегистрировано').first()).toBeVisible();
  await page.goto(open('/appeals?q=связи'));
  await expect(page.getByText('•').first()).toBeVisible();
  expect(await page.content()).not.toContain(PHONE);
});

test('an unknown record and an unknown page are told apart from a fault', async ({ page }) => {
  const gone = await page.goto(open('/appeals/999999999'));
  expect(gone?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Такой записи нет' })).toBeVisible();
  expect((await page.goto(open('/nowhere')))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible();
  expect((await page.goto(open('/wall/nowhere')))?.status()).toBe(404);
});

test('what could not be taken waits with its errors, and a label waits for its topic', async ({ page }) => {
  const bad = {
    source: 'portal',
    externalId: 'bad-1',
    text: 'Текст',
    createdAt: '2026-02-30T10:00:00+04:00',
  };
  await post({ url: baseUrl(), token: token() }, [bad]).catch(() => undefined);
  const unknown = {
    ...bad,
    externalId: 'label-1',
    createdAt: new Date().toISOString(),
    topic: 'Что-то новое',
  };
  await post({ url: baseUrl(), token: token() }, [unknown]);
  await page.goto(open('/intake'));
  await expect(page.getByRole('cell', { name: 'bad-1' })).toBeVisible();
  await expect(page.getByText(/createdAt.*нет в календаре/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Что-то новое.*ждёт решения/ })).toBeVisible();
});

test('a key is taken for a shift, named on every page, and put away again', async ({ page }) => {
  await page.goto(open('/key'));
  await page.getByLabel('Вставьте ключ').fill('pult_wrong');
  await page.getByRole('button', { name: 'Взять' }).click();
  await expect(page.getByRole('alert').first()).toContainText('токен неизвестен');
  await page.getByLabel('Вставьте ключ').fill(token());
  await page.getByRole('button', { name: 'Взять' }).click();
  await expect(page.getByRole('link', { name: 'Ключ: e2e' })).toBeVisible();
  await expect(page.getByText('решать о темах')).toBeVisible();
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.getByRole('button', { name: 'Убрать ключ' }).click();
  await expect(page.getByRole('link', { name: 'Взять ключ' })).toBeVisible();
});

test('the API describes itself', async ({ page, request }) => {
  const document: unknown = await (await request.get(open('/api/v1/openapi.json'))).json();
  expect(document).toMatchObject({ openapi: '3.1.0' });
  await page.goto(open('/api-docs'));
  await expect(page.getByRole('heading', { name: 'Прислать обращения' })).toBeVisible();
  await expect(page.getByText('externalId', { exact: true }).first()).toBeVisible();
});

test('a place that words left open is fixed on the map in two actions', async ({ page }) => {
  const at = new Date().toISOString();
  const row = { source: 'portal', externalId: 'place-1', text: 'Темно во дворе, помогите', createdAt: at };
  await post({ url: baseUrl(), token: token() }, [row]);
  await page.goto(open('/key'));
  await page.getByLabel('Вставьте ключ').fill(token());
  await page.getByRole('button', { name: 'Взять' }).click();
  await expect(page.getByText('исправлять место')).toBeVisible();
  await page.goto(open('/appeals?q=помогите'));
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  const place = page.getByRole('region', { name: 'Место' });
  await expect(place.getByText('не найдено')).toBeVisible();
  await place.locator('[data-state="drawn"] canvas').click({ position: { x: 120, y: 120 } });
  await place.getByRole('button', { name: 'Сохранить место' }).click();
  await expect(place.getByRole('status')).toHaveText(/место записано/);
  await expect(place.getByText('указано человеком')).toBeVisible();
  await expect(page.getByText('Дополнено').first()).toBeVisible();
});

test('a person gives a record its topic where the machine was not sure, and the list forgets it', async ({
  page,
}) => {
  await post({ url: baseUrl(), token: token() }, [
    {
      source: 'portal',
      externalId: `topic-${Date.now()}`,
      text: 'Загадочное дело у нашего забора, разберитесь',
      createdAt: new Date(Date.now() - 60_000).toISOString(),
    },
  ]);
  await page.request.post(open('/api/v1/session'), { data: { token: token() } });
  await page.goto(open('/topics'));
  const row = page.getByRole('row').filter({ hasText: 'Загадочное дело' });
  await row.getByRole('combobox').selectOption({ label: 'Шум по ночам' });
  await row.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(row).toHaveCount(0);
});
