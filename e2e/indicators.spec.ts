import { expect, type Page, test } from 'playwright/test';
import { post } from './seed';
import { baseUrl, token } from './wall-page';

const DAY = 86_400_000;
const open = (path: string) => `${baseUrl()}${path}`;

/** Noon of a day of the month before this one, and how that month is written. */
function lastMonth(day: number): { at: string; month: string } {
  const now = new Date();
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, day, 8)).toISOString();
  return { at, month: at.slice(0, 7) };
}

/** Two messages and a letter of last month: one message is answered late. */
async function seedLastMonth(): Promise<string> {
  const row = (externalId: string, changes: object) => ({
    source: 'pos',
    externalId: `month-${externalId}`,
    text: 'Яма на дороге',
    topic: 'Ямы на дороге',
    createdAt: lastMonth(5).at,
    dueAt: lastMonth(12).at,
    answeredAt: lastMonth(7).at,
    ...changes,
  });
  await post({ url: baseUrl(), token: token() }, [
    row('1', {}),
    row('2', { answeredAt: new Date(Date.parse(lastMonth(12).at) + DAY).toISOString() }),
    row('3', { kind: 'petition' }),
  ]);
  return lastMonth(5).month;
}

async function takeKey(page: Page): Promise<void> {
  await page.goto(open('/key'));
  await page.getByLabel('Вставьте ключ').fill(token());
  await page.getByRole('button', { name: 'Взять' }).click();
  await expect(page.getByText('фиксировать и исправлять показатели месяца')).toBeVisible();
}

const row = (page: Page, indicator: string) => page.locator(`[data-indicator="${indicator}"]`);

test('a month is planned, counted apart by kind, frozen, and corrected only with a reason', async ({
  page,
}) => {
  const month = await seedLastMonth();
  await page.goto(open(`/indicators?month=${month}`));
  await expect(page.getByRole('button', { name: 'Зафиксировать месяц' })).toHaveCount(0);
  await takeKey(page);

  await page.goto(open('/settings/indicators'));
  const plan = page.locator('[data-plan="message.on-time"]');
  await plan.locator('summary').click();
  await plan.getByLabel('План, проценты; пусто — снять').fill('120');
  await plan.getByLabel('С месяца, например 2026-12').fill(month);
  await plan.getByLabel('Акт, который его установил').fill('Распоряжение № 7-р');
  await plan.getByRole('button', { name: 'Записать план' }).click();
  await expect(plan.getByText('доля не бывает больше 100 %')).toBeVisible();
  await plan.getByLabel('План, проценты; пусто — снять').fill('92,5');
  await plan.getByRole('button', { name: 'Записать план' }).click();
  await expect(plan.getByText('92,5 %')).toBeVisible();

  await page.goto(open(`/indicators?month=${month}`));
  await expect(row(page, 'message.on-time')).toContainText('1 из 2');
  await expect(row(page, 'message.on-time')).toContainText('▲ −42,5');
  await expect(row(page, 'petition.on-time')).toContainText('1 из 1');
  await row(page, 'message.on-time').getByText('В срок').click();
  await expect(row(page, 'message.on-time')).toContainText('записи, срок которых наступил в этом месяце');
  await row(page, 'message.on-time').getByRole('link', { name: 'По подразделениям' }).click();
  await expect(page.getByRole('heading', { name: 'Сообщения: В срок — по подразделениям' })).toBeVisible();

  await page.getByRole('button', { name: 'Зафиксировать месяц' }).click();
  await expect(page.locator('[data-state="frozen"]')).toBeVisible();
  await page.getByText('Исправить отчёт').click();
  await page.getByRole('button', { name: 'Исправить', exact: true }).click();
  await expect(page.getByText('не заполнено')).toBeVisible();
  await page.getByLabel('Почему исправляется').fill('Источник исправил дату');
  await page.getByRole('button', { name: 'Исправить', exact: true }).click();
  await expect(page.getByText(/исправлять нечего/)).toBeVisible();

  await post({ url: baseUrl(), token: token() }, [
    {
      source: 'pos',
      externalId: 'month-2',
      text: 'Яма на дороге',
      topic: 'Ямы на дороге',
      createdAt: lastMonth(5).at,
      dueAt: lastMonth(12).at,
      answeredAt: lastMonth(8).at,
    },
  ]);
  await page.reload();
  await expect(row(page, 'message.on-time')).toContainText('1 из 2');
  await page.getByText('Исправить отчёт').click();
  await page.getByLabel('Почему исправляется').fill('Источник исправил дату');
  await page.getByRole('button', { name: 'Исправить', exact: true }).click();
  await expect(page.getByText(/версия 2/).first()).toBeVisible();
  await expect(row(page, 'message.on-time')).toContainText('2 из 2');
  await page.getByRole('link', { name: '1 — показать' }).click();
  await expect(page.getByText('Это прежняя версия: отчёт исправлен.')).toBeVisible();
  await expect(row(page, 'message.on-time')).toContainText('1 из 2');
});

test('a month that is not there is refused in words', async ({ page }) => {
  await page.goto(open('/indicators?month=2026-13'));
  await expect(page.getByText('месяц вида 2026-11')).toBeVisible();
  await page.goto(open('/indicators?month=2090-01'));
  await expect(page.getByText(/ещё не начался/)).toBeVisible();
});
