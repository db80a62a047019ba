import { expect, type Page, test } from 'playwright/test';
import { baseUrl, token } from './wall-page';

const open = (path: string) => `${baseUrl()}${path}`;

async function takeKey(page: Page): Promise<void> {
  await page.goto(open('/key'));
  await page.getByLabel('Вставьте ключ').fill(token());
  await page.getByRole('button', { name: 'Взять' }).click();
  await expect(page.getByText('менять сроки')).toBeVisible();
}

test('a rule is changed with its faults told at the field, previewed, applied and undone', async ({
  page,
}) => {
  await takeKey(page);
  await page.goto(open('/settings/deadlines'));
  const card = page.getByRole('article', { name: 'Инцидент Менеджмент и соцсети' });
  await expect(card.getByText('Первый ответ — 9 рабочих часов')).toBeVisible();
  await card.getByRole('button', { name: 'Изменить' }).click();
  const amount = card.getByRole('group', { name: 'Первый ответ' }).getByLabel('Сколько', { exact: true });
  await amount.fill('0');
  await expect(card.getByText('срок должен быть целым числом не меньше 1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Посмотреть, что сдвинется' })).toBeDisabled();
  await amount.fill('240');
  await page.getByRole('button', { name: 'Посмотреть, что сдвинется' }).click();
  await expect(page.getByRole('heading', { name: 'Что изменится' })).toBeVisible();
  await page.getByLabel(/Что и почему изменено/).fill('Быстрее вдвое');
  await page.getByRole('button', { name: 'Применить' }).click();
  await expect(page.getByText(/^Готово: действует версия/)).toBeVisible();
  await expect(card.getByText('Первый ответ — 4 рабочих часа')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Быстрее вдвое' })).toBeVisible();
  await page.getByRole('button', { name: /^Отменить версию/ }).click();
  await expect(card.getByText('Первый ответ — 9 рабочих часов')).toBeVisible();
});

test('a file of rules is saved and taken back; another file is refused in words', async ({ page }) => {
  await takeKey(page);
  await page.goto(open('/settings/deadlines'));
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Выгрузить в файл' }).click();
  const file = await (await saved).path();
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await expect(page.getByText(/не файл JSON/)).toBeVisible();
  await input.setInputFiles(file);
  await page.getByRole('button', { name: 'Посмотреть, что сдвинется' }).click();
  await expect(page.getByRole('heading', { name: 'Что изменится' })).toBeVisible();
});

test('the calendar tells of a day, and a year can be added by the law', async ({ page }) => {
  await takeKey(page);
  await page.goto(open('/settings/calendar'));
  await page.getByRole('button', { name: '2026', exact: true }).click();
  await expect(page.getByText('рабочих дней при пятидневке — 247')).toBeVisible();
  await page.getByRole('button', { name: /^11\.05\.2026, выходной/ }).click();
  await expect(page.getByLabel('Почему')).toHaveValue('выходной, перенесён с 09.05');
  await page.getByRole('button', { name: 'Добавить год' }).click();
  await expect(page.getByText(/2028 год: рабочих дней/)).toBeVisible();
  await page.getByRole('button', { name: 'Забыть правки' }).click();
});

test('whoever has no key reads and changes nothing', async ({ page }) => {
  await page.goto(open('/settings/deadlines'));
  await expect(page.getByRole('heading', { name: 'Обращение (59-ФЗ)' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Изменить' })).toHaveCount(0);
});
