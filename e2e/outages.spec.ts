import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { baseUrl, openWall, token } from './wall-page';

const HOUR = 3_600_000;
const TITLE = 'Порыв водовода, Шлюзовой';
const open = (path: string) => `${baseUrl()}${path}`;

/** A moment as the form's field takes it, on Samara's clock: four hours ahead of UTC, all the year. */
const field = (at: number) => new Date(at + 4 * HOUR).toISOString().slice(0, 16);

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}

test('an accident entered at a desk is on the wall at once, explains its complaints, and goes when it ends', async ({
  page,
  context,
}) => {
  const wall = await context.newPage();
  await openWall(wall);
  const mark = wall.locator(`a[data-outage="accident"][aria-label*="${TITLE}"]`);
  await expect(mark).toHaveCount(0);

  await page.request.post(open('/api/v1/session'), { data: { token: token() } });
  await page.goto(open('/outages'));
  await page.getByText('Внести отключение или событие').click();
  await page.getByLabel('Вид').last().selectOption({ label: 'Авария' });
  await page.getByLabel('Кто проводит или сообщил').fill('ЕДДС');
  const to = Date.now() + 2 * HOUR;
  await page.getByLabel('Обещанный конец').fill(field(Date.now() - 5 * HOUR));
  await page.getByRole('button', { name: 'Внести', exact: true }).click();
  const form = page.locator('form').filter({ has: page.getByLabel('Кто проводит или сообщил') });
  await expect(form.getByText('не заполнено')).toBeVisible();
  await page.getByLabel('Что и где, без личных данных').fill(TITLE);
  await page.getByLabel('Обещанный конец').fill(field(to));
  await page.getByRole('button', { name: 'Внести', exact: true }).click();
  await expect(form.getByText('укажите хотя бы одну тему')).toBeVisible();
  await page.getByText('Какие темы это объясняет: не выбраны').click();
  await page.getByRole('checkbox', { name: 'Нет холодной воды' }).check();
  await page.getByLabel(/^Улицы и дома/).fill('Шлюзовой; ул. Небывалая, 5');
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Внести', exact: true }).click();
  await expect(page.getByText('На карте: Шлюзовой.')).toBeVisible();
  await expect(page.getByText(/ул\. Небывалая, 5: .*справочник/)).toBeVisible();

  await expect(mark).toContainText(`до ${field(to).slice(11)}`);
  await expect(mark).toHaveAttribute('aria-label', new RegExp(`^Авария, ЕДДС, до\\s.*${TITLE}`));
  await expect(wall.locator('[data-outage-legend="accident"]')).toBeVisible();

  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await page.getByLabel(/^Когда:/).fill(field(to + HOUR));
  await page.getByLabel('Почему').fill('нашли второй порыв');
  await page.getByRole('button', { name: 'Перенести обещанный конец' }).click();
  await expect(page.getByText('нашли второй порыв')).toBeVisible();
  await expect(mark).toContainText(`до ${field(to + HOUR).slice(11)}`);
  await expectNoFaults(page);

  await page.getByRole('button', { name: 'Закончилось сейчас' }).click();
  await expect(page.getByText('Закончилось', { exact: true })).toBeVisible();
  await expect(mark).toHaveCount(0);
  await expect(wall.locator('[data-outage-legend="accident"]')).toHaveCount(0);
  await page.goto(open('/outages?time=past'));
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
});

test('the chart and the map of a topic show what was off', async ({ page }) => {
  const now = Date.now();
  const answer = await fetch(open('/api/v1/outages'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'ЖКС 4/26',
      title: 'Ремонт дороги',
      by: 'ЖКС',
      topics: ['Ямы на дороге'],
      from: new Date(now - 3 * 24 * HOUR).toISOString(),
      to: new Date(now + HOUR).toISOString(),
      lat: 53.531,
      lon: 49.273,
    }),
  });
  expect(answer.status).toBe(201);
  const named = page.locator('[data-view="time"] [data-chart-mark="planned"]', {
    hasText: 'плановое отключение, ЖКС',
  });
  await page.goto(open('/appeals?topic=potholes'));
  await expect(named).toBeVisible();
  await expect(page.locator('[data-view="map"]').getByRole('link', { name: /Ремонт дороги/ })).toBeVisible();
  await expectNoFaults(page);
  await page.goto(open('/appeals?topic=waste-removal'));
  await expect(page.locator('[data-chart="counts"]')).toBeVisible();
  await expect(named).toHaveCount(0);
  await page.goto(open(`/outages/${encodeURIComponent('ЖКС 4/26')}`));
  await expect(page.getByRole('heading', { name: 'Ремонт дороги' })).toBeVisible();
});
