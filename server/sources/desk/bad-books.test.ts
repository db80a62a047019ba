import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHeldClock } from '@/lib/domain/clock';
import { systemActor } from '@/lib/services/actor';
import { makeXlsx, serialOf, type TestCell, type TestSheet } from '@/tests/make-xlsx';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createImportDesk } from './import-desk';

let test: TestStore;
let dataDir: string;
let open: ReturnType<typeof createImportDesk>;
const actor = systemActor('test');

beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(Date.parse('2026-11-23T14:05:00+04:00')) });
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'pult-books-'));
  open = createImportDesk(test.store, dataDir);
});
afterAll(async () => {
  await open.running.stop();
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const receive = (name: string, bytes: Uint8Array) => open.desk.receive(actor, { name, body: bodyOf(bytes) });

interface Stored {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly address: string | null;
}

/** Imports to the end. Answers what the store holds of the file's source, and why rows were refused. */
async function imported(id: number, source: string, settings: object) {
  await open.desk.look(actor, { id, settings: { source, ...settings } });
  await open.desk.start(actor, id);
  await waitUntil('the import ends', async () => {
    const { state, problem } = await open.desk.look(actor, { id });
    if (state === 'failed') throw new Error(problem ?? 'failed');
    return state === 'done' ? state : null;
  });
  const stored = await test.store.db.sql<Stored[]>`
    SELECT a.external_id AS id, t.text, t.address, to_char(a.created_at AT TIME ZONE 'Europe/Samara', 'YYYY-MM-DD HH24:MI') AS at
    FROM appeal a JOIN appeal_text t ON t.appeal_id = a.id WHERE a.source = ${source} ORDER BY a.external_id`;
  const rejects = await test.store.db.sql<{ line: number; reasons: string }[]>`
    SELECT r.line, r.errors::text AS reasons FROM import_reject r JOIN import_job j ON j.id = r.job_id
    WHERE j.source = ${source} ORDER BY r.line`;
  return { stored: [...stored], rejects: [...rejects] };
}

const HEADING: TestCell[] = ['id', 'text', 'created', 'address'];
const sheet = (name: string, rows: TestCell[][], more: Partial<TestSheet> = {}): TestSheet => ({
  name,
  rows: [HEADING, ...rows],
  ...more,
});

it('says of ten sheets which one it takes, which others are like it, and takes the one that is chosen', async () => {
  const month = (name: string, i: number) =>
    sheet(name, [[`${name}-1`, `Яма номер ${i}`, '2026-11-20 10:00', null]]);
  const pivot = (name: string): TestSheet => ({
    name,
    rows: [
      ['Показатель', 'Число'],
      ['Всего', 7],
    ],
  });
  const names = ['Сентябрь', 'Октябрь', 'Ноябрь'];
  const sheets = [
    ...['Свод', 'График', 'Районы', 'Темы'].map(pivot),
    ...names.map(month),
    ...['Справка', 'Коды', 'Итог'].map(pivot),
  ];
  expect(sheets).toHaveLength(10);
  const { id, preview } = await receive('десять.xlsx', makeXlsx({ sheets }));
  expect(preview?.note).toBe(
    'книга Excel, лист «Сентябрь» из 10; такие же столбцы на листах «Октябрь», «Ноябрь»: загрузите каждый',
  );
  expect(preview?.sheets).toEqual(sheets.map(({ name }) => name));
  const { stored, rejects } = await imported(id, 'ten', { sheet: 'Ноябрь' });
  expect(stored.map((row) => row.text)).toEqual(['Яма номер 2']);
  expect(rejects).toEqual([]);
});

it('reads dates as numbers, counted formulas and merged cells, and refuses a formula that nobody has counted', async () => {
  const serial = serialOf('2026-11-20T10:30:00');
  const book = makeXlsx({
    sheets: [
      sheet(
        'Лист1',
        [
          ['m-1', 'Яма у школы', serial, 'ул. Мира, 65'],
          ['m-2', { formula: 'A1&B1', value: 'Темно во дворе' }, { date: serial }, null],
          ['m-3', { formula: 'A1&B1', value: null }, { date: serial }, null],
          ['m-4', 'Не вывозят мусор', { formula: 'NOW()', value: null }, null],
        ],
        { merges: ['D2:D3'] },
      ),
    ],
  });
  const { id } = await receive('числа.xlsx', book);
  const { stored, rejects } = await imported(id, 'numbers', {});
  expect(stored).toEqual([
    { id: 'm-1', text: 'Яма у школы', at: '2026-11-20 10:30', address: 'ул. Мира, 65' },
    { id: 'm-2', text: 'Темно во дворе', at: '2026-11-20 10:30', address: 'ул. Мира, 65' },
  ]);
  expect(rejects.map(({ line }) => line)).toEqual([4, 5]);
  expect(rejects[0]?.reasons).toContain('формула без сохранённого значения: «text»; откройте книгу в Excel');
  expect(rejects[1]?.reasons).toContain('«created»');
});

it('refuses a book under a password with what to do, and keeps nothing of it', async () => {
  const head = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const locked = Buffer.concat([head, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
  const told = await receive('секрет.xlsx', locked).then(
    ({ problem }) => problem ?? '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
  expect(told).toMatch(/секрет\.xlsx закрыт паролем: снимите пароль и загрузите снова\. Ничего не принято/);
});

it('keeps a text of emoji, one of 20,000 characters and one in Latin letters as they came', async () => {
  const long = `Яма на дороге у школы. ${'Сколько можно ждать ответа от города. '.repeat(540)}`.trim();
  const latin = 'Net goriachei vody na Shliuzovom vtoroi den';
  const rows: TestCell[][] = [
    ['t-1', '😡😡😡🔥', '2026-11-20 10:00', null],
    ['t-2', long, '2026-11-20 10:00', null],
    ['t-3', latin, '2026-11-20 10:00', null],
  ];
  const { id } = await receive('тексты.xlsx', makeXlsx({ sheets: [sheet('Лист1', rows)] }));
  const { stored, rejects } = await imported(id, 'texts', {});
  expect(rejects).toEqual([]);
  expect(stored.map(({ text }) => text)).toEqual(['😡😡😡🔥', long, latin]);
  expect(long.length).toBeGreaterThan(20_000);
  const read = await test.store.db.sql`
    SELECT a.external_id AS id, a.topic, r.nature, r.suggested, a.precision
    FROM appeal a JOIN topic_reading r ON r.appeal_id = a.id WHERE a.source = 'texts' ORDER BY a.external_id`;
  // Without a learned model nothing is sure enough to be set: it is suggested, and waits for a person.
  const waiting = { topic: 'undetermined', precision: 'none' };
  expect([...read]).toEqual([
    { id: 't-1', ...waiting, nature: 'wordless', suggested: null },
    { id: 't-2', ...waiting, nature: 'report', suggested: 'potholes' },
    { id: 't-3', ...waiting, nature: 'report', suggested: 'no-hot-water' },
  ]);
  const problems = await test.store.db.sql`SELECT 1 FROM problem_member`;
  expect(problems).toHaveLength(0);
});
