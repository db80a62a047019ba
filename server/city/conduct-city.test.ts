import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withKeptBoundaries } from '@/lib/services/city/district-boundaries';
import { loadGazetteer } from '@/lib/services/gazetteer/load-gazetteer';
import { madeUpCity } from '@/tests/made-up-city';
import { toPbf, toXml } from '@/tests/made-up-osm';
import { makeTempFolder } from '@/tests/temp-folder';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { readCityRequest } from './city-request';
import { conductCity } from './conduct-city';
import { baseMapFile } from './map/base-map-file';
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
  const at = args.indexOf('--districts');
  const files = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const request = readCityRequest(
    { files, remove, demo: false, districts: at < 0 ? undefined : args[at + 1] },
    temp.folder,
  );
  const file = request.file === null ? null : await inspectCityFile(request.file);
  const screen = { tell: (line: string) => void told.push(line), progress: () => undefined };
  const answer = await conductCity(test.ctx, { file, request, dataDir: temp.folder, screen });
  return { answer, told };
}

const mapFile = () => baseMapFile(temp.folder, test.store.db.store);

const put = (name: string, content: string | Uint8Array) => writeFile(path.join(temp.folder, name), content);

/** A square for each district, one beside the other. */
function boundaries(...ids: string[]) {
  const features = ids.map((id, i) => {
    const west = 49.3 + i * 0.1;
    const ring = [
      [west, 53.4],
      [west + 0.1, 53.4],
      [west + 0.1, 53.5],
      [west, 53.5],
      [west, 53.4],
    ];
    return { type: 'Feature', properties: { id }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return { type: 'FeatureCollection', features };
}

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

    const drawn = await readFile(mapFile());
    for (const name of ['city.osm', 'city.osm.pbf']) {
      const again = await run(name);
      expect(again.answer).toContain('ничего не изменено');
      expect(again.answer).toContain('Карта уже такая');
    }
    expect(await readFile(mapFile())).toEqual(drawn);
    expect(await readdir(path.dirname(mapFile()))).toHaveLength(1);
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
    const drawn = await readFile(mapFile());
    const pbf = toPbf(madeUpCity(100));
    await put('cut.osm.pbf', pbf.subarray(0, pbf.length - 40));
    await expect(run('cut.osm.pbf')).rejects.toThrow(/оборван/);
    await put('bare.osm', toXml({ ...madeUpCity(1), ways: [] }));
    await expect(run('bare.osm')).rejects.toThrow(/другого места/);
    await put('wrong.csv', 'дом;номер\nа;1\n');
    await expect(run('wrong.csv')).rejects.toThrow(/нет столбца с названиями улиц.*«дом», «номер»/);
    await put('blank.csv', 'street\n""\n');
    await expect(run('blank.csv')).rejects.toThrow(/нет названия улицы/);
    await put('half.geojson', JSON.stringify(boundaries('avtozavodsky')));
    await expect(run('city.osm', '--districts', 'half.geojson')).rejects.toThrow(/нет районов «Центральный/);
    expect(await loadGazetteer(test.store)).toEqual(before);
    expect(await readFile(mapFile())).toEqual(drawn);
    expect(await readdir(path.dirname(mapFile()))).toHaveLength(1);
  });

  it('takes boundaries that an administrator gives, and keeps them above those of an extract', async () => {
    const ids = test.store.city.profile.districts.map(({ id }) => id);
    await put('districts.geojson', JSON.stringify(boundaries(...ids)));
    const given = await run('city.osm', '--districts', 'districts.geojson');
    expect(given.answer).toContain(`Границы районов: ${ids.length}, новые`);
    const city = await withKeptBoundaries(test.store.db, test.store.city);
    expect(city.profile.districts[0]?.polygon).toEqual(boundaries(...ids).features[0]?.geometry.coordinates);
    expect(city.districtAt(49.35, 53.45)).toBe(ids[0]);
    const again = await run('city.osm', '--districts', 'districts.geojson');
    expect(again.answer).toContain('без изменений');
    await run('city.osm');
    const kept = await withKeptBoundaries(test.store.db, test.store.city);
    expect(kept.profile.districts).toEqual(city.profile.districts);
  });

  it('says what is wrong with boundaries', async () => {
    const [first] = boundaries('avtozavodsky').features;
    const wrong = async (name: string, content: unknown) => {
      await put(name, typeof content === 'string' ? content : JSON.stringify(content));
      return run('city.osm', '--districts', name);
    };
    await expect(wrong('a.geojson', '{"type":')).rejects.toThrow(/не JSON/);
    await expect(wrong('a.geojson', { type: 'FeatureCollection', features: [] })).rejects.toThrow(
      /ни одной области/,
    );
    await expect(wrong('a.geojson', boundaries('moon'))).rejects.toThrow(/«moon» — лишние.*районы города/);
    const open = {
      ...first,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ],
        ],
      },
    };
    await expect(wrong('a.geojson', { type: 'FeatureCollection', features: [open] })).rejects.toThrow(
      /не замкнут/,
    );
    await expect(run('city.osm', '--districts', 'none.geojson')).rejects.toThrow(/нет или он недоступен/);
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
    await expect(readFile(mapFile())).rejects.toThrow('ENOENT');
    expect(await withKeptBoundaries(test.store.db, test.store.city)).toBe(test.store.city);
  });

  it('says what was asked wrongly', () => {
    const ask = (files: string[], remove = false) => readCityRequest({ files, remove, demo: false }, '/');
    expect(() => ask([])).toThrow('укажите файл');
    expect(() => ask(['a', 'b'])).toThrow('указано 2');
    expect(() => ask(['a'], true)).toThrow('файл не нужен');
  });
});
