import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readExamples, readTrainingFile } from './read-examples';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pult-topics-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, 'примеры.jsonl');
  await writeFile(file, content);
  return file;
}
const rows = (...list: object[]) => list.map((row) => JSON.stringify(row)).join('\n');

it('reads text and group and lets other fields be', async () => {
  const file = await fileOf(rows({ id: 1, text: 'Нет света', group: 'Свет', theme: 'x' }));
  expect(await readExamples(file)).toEqual({ examples: [{ text: 'Нет света', group: 'Свет' }], notes: [] });
});

it('names broken lines and goes on', async () => {
  const file = await fileOf(`${rows({ text: 'Яма', group: 'Дороги' })}\n{"text": \n{"text":"a"}\n\n[1]\n`);
  const { examples, notes } = await readExamples(file);
  expect(examples).toHaveLength(1);
  expect(notes).toEqual([expect.stringContaining('строка 2: строка — не JSON')]);
  expect(notes[0]).toContain('строка 3: нет поля group');
});

it.each([
  ['', 'пуст'],
  ['не json', 'нет ни одного примера'],
  [new Uint8Array([0xff, 0xfe, 0x41]), 'не в UTF-8'],
])('refuses a file without examples', async (content, words) => {
  await expect(readExamples(await fileOf(content))).rejects.toThrow(words);
});

it('refuses what is no file', async () => {
  await expect(readExamples(path.join(folder, 'нет.jsonl'))).rejects.toThrow('не открыть');
  await expect(readExamples(folder)).rejects.toThrow('папка');
});

it('refuses to train on one group or on contradictions alone', async () => {
  const one = await fileOf(rows({ text: 'Яма', group: 'Дороги' }, { text: 'Выбоина', group: 'Дороги' }));
  await expect(readTrainingFile(one)).rejects.toThrow('только одна группа «Дороги»');
  const both = await fileOf(rows({ text: 'Яма', group: 'Дороги' }, { text: 'яма!', group: 'Дворы' }));
  await expect(readTrainingFile(both)).rejects.toThrow('одинаковые тексты с разными группами');
});

it('tells what it left out of training', async () => {
  const file = await fileOf(
    rows(
      { text: 'Яма', group: 'Дороги' },
      { text: 'яма', group: 'Дороги' },
      { text: 'яма.', group: 'Дворы' },
      { text: '😡', group: 'Дворы' },
      { text: 'Нет света', group: 'Свет' },
    ),
  );
  const { examples, notes } = await readTrainingFile(file);
  expect(examples).toHaveLength(3);
  expect(notes.join(' ')).toMatch(/без единого слова — 1\sтекст.*группа большинства.*1\sтекст/s);
});
