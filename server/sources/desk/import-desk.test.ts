import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldClock } from '@/lib/domain/clock';
import { type Actor, LOCAL_OBSERVER, systemActor } from '@/lib/services/actor';
import { showImports } from '@/lib/services/imports/list-imports';
import { asXlsx, columnIn, dirtyIncident, lineOf } from '@/tests/dirty-exports';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createImportDesk } from './import-desk';

let test: TestStore;
let dataDir: string;
let open: ReturnType<typeof createImportDesk>;
const actor = systemActor('test');

beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(Date.parse('2026-11-23T14:05:00+04:00')) });
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'pult-desk-'));
  open = createImportDesk(test.store, dataDir);
});
afterAll(async () => {
  await open.running.stop();
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}
const receive = (name: string, bytes: Uint8Array, who: Actor = actor) =>
  open.desk.receive(who, { name, body: bodyOf(bytes) });
const csv = (text: string) => new TextEncoder().encode(text);

async function finished(id: number): Promise<number> {
  return waitUntil('the import ends', async () => {
    const { state, jobId, problem } = await open.desk.look(actor, { id });
    if (state === 'failed') throw new Error(problem ?? 'failed');
    return state === 'done' ? jobId : null;
  });
}

const entryOf = async (jobId: number) =>
  (await showImports({ ctx: { store: test.store, actor } })).find(({ id }) => id === jobId);

async function appeals(): Promise<number> {
  const [row] = await test.store.db.sql<{ n: number }[]>`SELECT count(*)::int AS n FROM appeal`;
  return row?.n ?? 0;
}

describe('the import desk', () => {
  it('shows how a file will be understood without leaving anything behind, masked', async () => {
    const dirty = dirtyIncident();
    const { preview, problem } = await receive('выгрузка.xlsx', asXlsx(dirty));
    expect(problem).toBeNull();
    expect(preview).toMatchObject({
      export: 'incident',
      sheet: 'Данные',
      source: 'incident',
      zone: 'Europe/Samara',
    });
    expect(preview?.sheets).toHaveLength(10);
    const [first] = preview?.rows ?? [];
    const cells = Object.fromEntries((first?.cells ?? []).map(({ field, text }) => [field, text]));
    expect(cells).toMatchObject({ outcome: 'новая', createdAt: '01.10.2026 10:00', kind: 'сообщение' });
    expect(await appeals()).toBe(0);
    const [labels] = await test.store.db.sql`SELECT count(*)::int AS n FROM topic_label`;
    expect(labels).toEqual({ n: 0 });
  });

  it('imports, mends every row that can be mended, and takes all of it back', async () => {
    const dirty = dirtyIncident();
    const { id } = await receive('дело.xlsx', asXlsx(dirty));
    await open.desk.start(actor, id);
    const jobId = await finished(id);
    const refused = dirty.rows.filter((row) => row.refused !== undefined).length;
    expect(await appeals()).toBe(dirty.rows.length - refused);
    await waitUntil('the file is gone', async () => {
      const names = await readdir(path.join(dataDir, 'imports'));
      return names.some((name) => name.includes('дело')) ? null : true;
    });
    const waiting = await open.desk.rejects(actor, { jobId, after: 0, limit: 200 });
    expect(waiting.total).toBe(refused + 2);
    const { text } = await open.desk.rejectsFile(actor, jobId);
    expect(text.split('\r\n')[0]).toMatch(/;причина отказа$/);

    const line = lineOf(dirty.rows.findIndex((row) => row.dirt === 'такой даты нет'));
    const again = await open.desk.mend(actor, {
      jobId,
      line,
      values: { 'Дата создания': '31.02.2026 10:00' },
    });
    expect(again).toMatchObject({
      status: 'rejected',
      item: { line, errors: [{ column: 'Дата создания' }] },
    });
    for (const [n, { mend }] of dirty.rows.entries()) {
      if (mend === undefined) continue;
      const values = Object.fromEntries(
        Object.entries(mend).map(([name, to]) => [columnIn(dirty, name), to]),
      );
      expect(await open.desk.mend(actor, { jobId, line: lineOf(n), values })).toMatchObject({
        status: 'created',
      });
    }
    expect(await appeals()).toBe(dirty.rows.length);
    expect(await entryOf(jobId)).toMatchObject({
      state: 'done',
      waiting: 2,
      counts: { created: dirty.rows.length, rejected: 2 },
    });

    await open.desk.undo(actor, jobId);
    await waitUntil('the undo ends', async () => ((await entryOf(jobId))?.state === 'undone' ? true : null));
    expect((await entryOf(jobId))?.undone).toEqual({ removed: dirty.rows.length, restored: 0, kept: 0 });
    expect(await appeals()).toBe(0);
    await expect(open.desk.undo(actor, jobId)).rejects.toThrow(/уже отменена/);
  });

  it('goes on after a restart with what was broken off', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `${i},Строка номер ${i},2026-11-20 10:00`);
    const { id } = await receive('длинный.csv', csv(`id,text,created\n${rows.join('\n')}\n`));
    await open.desk.start(actor, id);
    await open.running.stop();
    open = createImportDesk(test.store, dataDir);
    await finished(id);
    expect(await appeals()).toBe(1_200);
  });

  it('keeps what a person chose, and says what is wrong with a file or a choice', async () => {
    const { id, preview } = await receive('a.csv', csv('id;text;заметка\n1;Темно;Светло\n'));
    expect(preview).toMatchObject({ export: 'plain', source: 'a', ignored: ['заметка'] });
    const settings = { source: 'desk', mapping: { text: 'заметка' } };
    const changed = await open.desk.look(actor, { id, settings });
    expect(changed.preview?.rows[0]?.cells).toContainEqual({ field: 'text', text: 'Светло' });
    const wrong = await open.desk.look(actor, { id, settings: { mapping: { text: 'нет такого' } } });
    expect(wrong).toMatchObject({
      preview: null,
      problem: expect.stringContaining('столбца «нет такого» нет'),
    });
    await expect(open.desk.start(actor, id)).rejects.toThrow(/нет такого/);
    const odd = await receive('b.csv', csv('one;two\n1;2\n'));
    expect(odd.problem).toMatch(/не видно, где текст/);
    await expect(receive('c.csv', csv(''))).rejects.toThrow(/файл пуст/);
    await expect(receive('d.csv', csv('id,text\n'), LOCAL_OBSERVER)).rejects.toThrow(/нет права «ingest»/);
  });
});
