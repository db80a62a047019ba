import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGazetteer } from '@/lib/services/gazetteer/load-gazetteer';
import { madeUpCity } from '@/tests/made-up-city';
import { toPbf, toXml } from '@/tests/made-up-osm';
import { makeTempFolder } from '@/tests/temp-folder';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { readCityRequest } from './city-request';
import { conductCity } from './conduct-city';
import { inspectCityFile } from './read/file-kind';

const HOUSES = 5_000;

let test: TestStore;
let temp: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  test = await openTestStore();
  temp = await makeTempFolder('city');
});
afterAll(async () => {
  await test.close();
  await temp.remove();
});

async function run(...args: string[]): Promise<{ answer: string; told: string[] }> {
  const told: string[] = [];
  const remove = args.includes('--remove');
  const request = readCityRequest(
    { files: args.filter((arg) => arg !== '--remove'), remove, demo: false },
    temp.folder,
  );
  const file = request.file === null ? null : await inspectCityFile(request.file);
  const screen = { tell: (line: string) => void told.push(line), progress: () => undefined };
  const answer = await conductCity(test.ctx, { file, request, dataDir: temp.folder, screen });
  return { answer, told };
}

const put = (name: string, content: string | Uint8Array) => writeFile(path.join(temp.folder, name), content);

describe('city:import', () => {
  it('imports five thousand houses once, however often and from whichever format', async () => {
    const city = madeUpCity(HOUSES);
    await put('city.osm', toXml(city));
    await put('city.osm.pbf', toPbf(city));
    const first = await run('city.osm');
    expect(first.answer).toContain('20\u00a0улиц');
    expect(first.answer).toContain(`5\u00a0000\u00a0домов`);
    const before = await loadGazetteer(test.store);
    expect(before.entries.filter(({ kind }) => kind === 'house')).toHaveLength(HOUSES);
    expect(new Set(before.entries.map(({ settlement }) => settlement))).toEqual(new Set(['Тольятти', null]));

    for (const name of ['city.osm', 'city.osm.pbf']) {
      const again = await run(name);
      expect(again.answer).toContain('ничего не изменено');
    }
    expect(await loadGazetteer(test.store)).toEqual(before);
  });

  it('changes only what a newer extract changes', async () => {
    await put('city.osm', toXml(madeUpCity(HOUSES)));
    await run('city.osm');
    await put('newer.osm', toXml(madeUpCity(HOUSES)).replace('v="8 квартал"', 'v="9 квартал"'));
    expect((await run('newer.osm')).answer).toContain('добавлено 0, изменено 1, убрано 0');
  });

  it('leaves everything as it was when the file is bad', async () => {
    const before = await loadGazetteer(test.store);
    const pbf = toPbf(madeUpCity(100));
    await put('cut.osm.pbf', pbf.subarray(0, pbf.length - 40));
    await expect(run('cut.osm.pbf')).rejects.toThrow(/оборван/);
    await put('bare.osm', toXml({ ...madeUpCity(1), ways: [] }));
    await expect(run('bare.osm')).rejects.toThrow(/другого места/);
    await put('wrong.csv', 'дом;номер\nа;1\n');
    await expect(run('wrong.csv')).rejects.toThrow(/нет столбца с названиями улиц.*«дом», «номер»/);
    await put('blank.csv', 'street\n""\n');
    await expect(run('blank.csv')).rejects.toThrow(/нет названия улицы/);
    expect(await loadGazetteer(test.store)).toEqual(before);
  });

  it('takes a list of streets beside the extract, with former names, and removes all', async () => {
    await put(
      'streets.csv',
      '\uFEFFУлица;Прежнее название;Населённый пункт\nулица Новая;Старая;\nЮжное шоссе;;\nулица Новая;Совсем старая;\n;;\n',
    );
    const { answer } = await run('streets.csv');
    expect(answer).toContain('2\u00a0улицы');
    const listed = (await loadGazetteer(test.store)).entries.filter(({ id }) => id.startsWith('csv:'));
    expect(listed).toEqual([
      expect.objectContaining({ name: 'улица Новая', otherNames: ['Совсем старая', 'Старая'], at: null }),
    ]);
    expect((await run('--remove')).answer).toContain('Справочник убран');
    expect((await run('--remove')).answer).toContain('убирать нечего');
    expect((await loadGazetteer(test.store)).entries).toEqual([]);
  });

  it('says what was asked wrongly', () => {
    const ask = (files: string[], remove = false) => readCityRequest({ files, remove, demo: false }, '/');
    expect(() => ask([])).toThrow('укажите файл');
    expect(() => ask(['a', 'b'])).toThrow('указано 2');
    expect(() => ask(['a'], true)).toThrow('файл не нужен');
  });
});
