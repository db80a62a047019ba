import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { liveAnswer } from '../lib/contract/live';
import { post } from './seed';
import { baseUrl, openWall, token } from './wall-page';

const DAY = 86_400_000;
const open = (path: string) => `${baseUrl()}${path}`;

/** A petition that nobody has answered for 45 days: late by 59-ФЗ. */
async function register(externalId: string): Promise<number> {
  const row = {
    source: 'delo',
    externalId,
    kind: 'petition',
    text: 'Во дворе провалился асфальт, просим отремонтировать',
    createdAt: new Date(Date.now() - 45 * DAY).toISOString(),
    topic: 'Ямы на дороге',
    author: { profile: externalId },
  };
  await post({ url: baseUrl(), token: token() }, [row]);
  const answer = await fetch(open('/api/v1/appeals'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(row),
  });
  const told: { receipts: { id: number }[] } = JSON.parse(await answer.text());
  return told.receipts[0]?.id ?? 0;
}

async function gauge() {
  const answer = await fetch(open('/api/v1/live?window=24h'));
  return liveAnswer.parse(await answer.json()).petitions.deadlines;
}

type Gauge = Awaited<ReturnType<typeof gauge>>;

/** The gauges stand so many away from where they stood, and the wall says the same of what is late. */
async function expectGauge(wall: Page, base: Gauge, by: Partial<Gauge>): Promise<void> {
  const wanted = Object.fromEntries(
    Object.entries(base).map(([name, count]) => [
      name,
      count + (Object.entries(by).find(([key]) => key === name)?.[1] ?? 0),
    ]),
  );
  await expect.poll(gauge).toEqual(wanted);
  await expect(wall.getByText(new RegExp(`59-ФЗ: ${base.late + (by.late ?? 0)}$`))).toBeVisible();
}

async function makeMove(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const life = page.getByRole('region', { name: 'Работа с записью' });
  await life.getByRole('button', { name, exact: true }).click();
  const form = life.getByRole('form', { name });
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label);
    if ((await field.evaluate((node) => node.tagName)) === 'SELECT')
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.getByRole('button', { name, exact: true }).click();
  await expect(form).toHaveCount(0);
}

const versionOf = async (id: number): Promise<number> =>
  JSON.parse(await (await fetch(open(`/api/v1/appeals/${id}/moves`))).text()).version;

async function moveByApi(id: number, move: object): Promise<void> {
  const answer = await fetch(open(`/api/v1/appeals/${id}/moves`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: await versionOf(id), move }),
  });
  expect(answer.status).toBe(201);
}

async function totalOf(page: Page, query: string): Promise<number> {
  await page.goto(open(`/appeals?${query}`));
  const total = page.getByText(/^Всего/);
  const empty = page.getByRole('heading', { name: 'По этим условиям записей нет' });
  await expect(total.or(empty).first()).toBeVisible();
  return (await empty.isVisible()) ? 0 : Number((await total.textContent())?.replace(/\D/g, ''));
}

test('a petition lives from its registration to its closing; each clock is explained, each gauge moves', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const wall = await context.newPage();
  await openWall(wall);
  const list = await context.newPage();
  await page.request.post(open('/api/v1/session'), { data: { token: token() } });
  const base = await gauge();

  const id = await register(`life-${Date.now()}`);
  await expectGauge(wall, base, { late: 1 });
  await page.goto(open(`/appeals/${id}`));
  const clocks = page.getByRole('region', { name: 'Часы' });
  const life = page.getByRole('region', { name: 'Работа с записью' });
  await expect(clocks.getByText(/^30 календарных дней с \d\d\.\d\d\.\d{4}/)).toBeVisible();
  await expect(clocks.getByText(/^просрочено на/).first()).toBeVisible();
  await expect(
    page.getByText('Дороги и транспорт').or(page.getByText('Департамент дорог и транспорта')).first(),
  ).toBeVisible();

  const assigned = await totalOf(list, 'status=assigned&kind=petition');
  await makeMove(page, 'Назначить исполнителя', { Исполнитель: 'Администрация Центрального района' });
  await expect(life.getByText('исполнитель: Администрация Центрального района')).toBeVisible();
  await expect.poll(() => totalOf(list, 'status=assigned&kind=petition')).toBe(assigned + 1);

  const interim = await totalOf(list, 'status=interim&kind=petition');
  await makeMove(page, 'Дать промежуточный ответ', {
    'Промежуточный ответ': 'Дефект осмотрен, ждём подрядчика',
  });
  await expect(page.getByText('Дефект осмотрен, ждём подрядчика')).toBeVisible();
  await expect.poll(() => totalOf(list, 'status=interim&kind=petition')).toBe(interim + 1);

  await makeMove(page, 'Продлить срок', {
    'На сколько': '30',
    Основание: 'нужны работы',
    Причина: 'асфальт кладут в сухую погоду',
  });
  await expect(clocks.getByText(/и продление на 30 календарных дней/)).toBeVisible();
  await expect(page.getByText('Автора нужно уведомить')).toBeVisible();
  await expectGauge(wall, base, { inTime: 1 });

  const until = new Date(Date.now() + 6_000).toISOString();
  await moveByApi(id, { kind: 'control-set', controller: 'prosecutor', until });
  await expectGauge(wall, base, { late: 1 });
  await page.reload();
  await expect(page.getByText(/На контроле: прокуратура/)).toBeVisible();
  await expect(clocks.getByText(/контрольный срок/)).toBeVisible();

  await makeMove(page, 'Дать ответ', { Итог: 'разъяснено', Ответ: 'Ремонт включён в план участка' });
  await expectGauge(wall, base, { answeredLate: 1 });
  await expect(life.getByText('Итог: разъяснено')).toBeVisible();
  await expect(clocks.getByText(/^позже срока на/).first()).toBeVisible();

  await makeMove(page, 'Возобновить', {
    Основание: 'автор не согласен с ответом',
    Причина: 'провал остался',
  });
  await expectGauge(wall, base, { late: 1 });
  await makeMove(page, 'Снять с контроля', { 'Чей контроль': 'прокуратура' });
  await expectGauge(wall, base, { inTime: 1 });
  await expect(page.getByText('Возобновлено: 1')).toBeVisible();

  await makeMove(page, 'Закрыть', { Причина: 'автор принял работу по телефону' });
  await expectGauge(wall, base, {});
  for (const made of ['Назначен исполнитель', 'Срок продлён', 'Дан ответ', 'Возобновлено', 'Закрыто']) {
    await expect(page.getByText(made, { exact: true }).last()).toBeVisible();
  }
});

test('a record that moved meanwhile tells who was first, and what was typed is kept and sent again', async ({
  page,
}) => {
  const id = await register(`stale-${Date.now()}`);
  await page.request.post(open('/api/v1/session'), { data: { token: token() } });
  await page.goto(open(`/appeals/${id}`));
  const life = page.getByRole('region', { name: 'Работа с записью' });
  await life.getByRole('button', { name: 'Дать ответ', exact: true }).press('Enter');
  const form = life.getByRole('form', { name: 'Дать ответ' });
  await form.getByLabel('Ответ').fill('Яма засыпана');
  await form.getByRole('button', { name: 'Дать ответ' }).click();
  await expect(form.getByText('выберите итог')).toBeVisible();
  await form.getByLabel('Итог').selectOption({ label: 'решено' });
  await moveByApi(id, { kind: 'take' });
  await form.getByRole('button', { name: 'Дать ответ' }).click();
  await expect(life.getByRole('alert')).toContainText('e2e — «Взято в работу»');
  await expect(form.getByLabel('Ответ')).toHaveValue('Яма засыпана');
  await expect(life.getByText('В работе', { exact: true })).toBeVisible();
  await form.getByRole('button', { name: 'Дать ответ' }).click();
  await expect(life.getByText('Итог: решено')).toBeVisible();
  await expect(life.getByRole('status').first()).toContainText('Ошиблись? Возобновите');
  await life.getByText('Что сейчас нельзя и почему').click();
  await expect(life.getByText(/Отвеченному обращению нельзя дать ответ/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a record that is worked on in ${scheme}`, async ({ page }) => {
    const id = await register(`axe-${scheme}-${Date.now()}`);
    await page.request.post(open('/api/v1/session'), { data: { token: token() } });
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [1920, 1180]) {
      await page.setViewportSize({ width, height: width === 1920 ? 1080 : 820 });
      await page.goto(open(`/appeals/${id}`));
      await page.getByRole('button', { name: 'Продлить срок' }).click();
      await page.getByText('Что сейчас нельзя и почему').click();
      await page.screenshot({ path: test.info().outputPath(`record-${width}.png`), fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join()}`),
      ).toEqual([]);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isWide).toBe(false);
    }
  });
}
