import { expect, type Page, test } from 'playwright/test';
import { asXlsx, columnIn, type DirtyExport, dirtyIncident, dirtyPos, lineOf } from '../tests/dirty-exports';
import { baseUrl, token } from './wall-page';

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const open = (path: string) => `${baseUrl()}${path}`;

async function enter(page: Page): Promise<void> {
  const answer = await page.request.post(open('/api/v1/session'), { data: { token: token() } });
  expect(answer.ok()).toBe(true);
  await page.goto(open('/import'));
  await expect(page.getByText('или перетащите его сюда')).toBeVisible();
}

/** What a person sees of the store: hits of the list with their counts, and the live figures of a month. */
async function pictureOf(page: Page): Promise<unknown> {
  const search = await (
    await page.request.get(open('/api/v1/search?from=2026-01-01T00:00:00Z&limit=1'))
  ).json();
  const live = await (await page.request.get(open('/api/v1/live?window=30d'))).json();
  const { total, facets } = search;
  const { totals, topics, districts, petitions } = live;
  return { total, facets, totals, topics, districts, petitions: petitions?.totals ?? petitions };
}

const totalOf = async (page: Page) =>
  (await (await page.request.get(open('/api/v1/search?from=2026-01-01T00:00:00Z&limit=1'))).json())
    .total as number;

/** A person cannot choose a file before the last one has gone. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const input = page.locator('#import-file');
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name, mimeType: MIME, buffer: Buffer.from(bytes) });
}

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64');
  const dataTransfer = await page.evaluateHandle(
    ([encoded, fileName]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(encoded ?? ''), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([content], fileName ?? ''));
      return transfer;
    },
    [base64, name],
  );
  await page.getByText('или перетащите его сюда').dispatchEvent('drop', { dataTransfer });
}

async function run(page: Page, name: string): Promise<void> {
  const card = page.getByRole('region', { name: `Файл ${name}` });
  await card.getByRole('button', { name: 'Загрузить' }).click();
  await expect(card.getByText('Файл загружен.')).toBeVisible();
}

async function mendAll(page: Page, dirty: DirtyExport): Promise<void> {
  for (const [n, { mend }] of dirty.rows.entries()) {
    if (mend === undefined) continue;
    const form = page.getByRole('form', { name: `Строка ${lineOf(n)}`, exact: true });
    await form.getByRole('button', { name: 'Все столбцы' }).click();
    for (const [column, value] of Object.entries(mend)) {
      await form.getByLabel(columnIn(dirty, column), { exact: true }).fill(value);
    }
    await form.getByRole('button', { name: 'Отправить снова' }).click();
    await expect(form).toHaveCount(0);
  }
}

for (const [kind, dirty] of [
  ['incident', dirtyIncident()],
  ['pos', dirtyPos()],
] as const) {
  test(`a dirty export of ${kind} is seen, imported, mended, imported again and undone`, async ({ page }) => {
    test.setTimeout(240_000);
    const name = `выгрузка-${kind}.xlsx`;
    const good = dirty.rows.filter(({ refused }) => refused === undefined).length;
    await enter(page);
    const before = await pictureOf(page);
    const count = await totalOf(page);

    const book = asXlsx(dirty);
    await drop(page, name, book);
    const card = page.getByRole('region', { name: `Файл ${name}` });
    await expect(card.getByLabel('Выгрузка')).toHaveValue(kind);
    await expect(card.getByLabel('Лист')).toHaveValue('Данные');
    await expect(card.getByRole('cell', { name: 'новая' }).first()).toBeVisible();
    await run(page, name);
    const entry = page.getByRole('row', { name: new RegExp(name) });
    await expect(entry).toContainText(`принято ${good}, исправлено 0`);
    await expect.poll(() => totalOf(page)).toBe(count + good);

    await card.getByRole('button', { name: 'Показать отклонённые строки' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать их файлом' }).click();
    expect((await download).suggestedFilename()).toContain('отклонённые');
    await mendAll(page, dirty);
    await expect(page.getByText('2 строки ждут исправления.')).toBeVisible();
    await expect.poll(() => totalOf(page)).toBe(count + dirty.rows.length);

    await page.reload();
    await choose(page, name, book);
    await expect(page.getByRole('cell', { name: 'уже принята' }).first()).toBeVisible();
    await run(page, name);
    await expect(entry).toContainText(`принято 0, исправлено 0, уже было ${good}`);
    await expect.poll(() => totalOf(page)).toBe(count + dirty.rows.length);

    await entry.getByRole('button', { name: 'Отменить загрузку' }).click();
    await entry.getByRole('button', { name: 'Да, убрать всё, что она принесла' }).click();
    await expect(entry).toContainText('отменена');
    await expect(entry).toContainText(`убрано ${dirty.rows.length}, возвращено прежнее 0, оставлено 0`);
    await expect.poll(() => pictureOf(page)).toEqual(before);
  });
}

test('a person changes what was found by itself, and a file that cannot be read is refused in words', async ({
  page,
}) => {
  await enter(page);
  const csv = 'когда;что случилось\n20.11.2026 10:00;Темно во дворе\n';
  await choose(page, 'таблица.csv', new TextEncoder().encode(csv));
  const card = page.getByRole('region', { name: 'Файл таблица.csv' });
  await expect(card.getByText(/не видно, где текст обращения/)).toBeVisible();
  const locked = Buffer.concat([
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  await choose(page, 'закрытая.xlsx', locked);
  await expect(page.getByText(/закрыт паролем: снимите пароль/)).toBeVisible();
  const named = 'номер;сообщение;дата;заметка\n1;Темно во дворе;20.11.2026 10:00;Светло во дворе\n';
  await choose(page, 'имена.csv', new TextEncoder().encode(named));
  const preview = page.getByRole('region', { name: 'Файл имена.csv' });
  await expect(preview.getByRole('cell', { name: 'Темно во дворе' })).toBeVisible();
  await expect(preview.getByRole('cell', { name: '20.11.2026 10:00' })).toBeVisible();
  await preview.getByText('Какой столбец куда идёт').click();
  await preview.getByLabel('Текст').selectOption('заметка');
  await expect(preview.getByRole('cell', { name: 'Светло во дворе' })).toBeVisible();
});

test('without a key the page shows imports and changes nothing', async ({ page }) => {
  await page.goto(open('/import'));
  await expect(page.getByText('у чьего ключа есть право приёма')).toBeVisible();
  await expect(page.locator('#import-file')).toBeDisabled();
  const answer = await page.request.post(open('/api/v1/import-files?name=a.csv'), { data: 'id,text\n1,a\n' });
  expect(answer.status()).toBe(401);
});
