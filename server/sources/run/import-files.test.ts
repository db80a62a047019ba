import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportBench, type ImportRun, openImportBench } from '@/tests/import-run';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench();
});
afterAll(() => bench.close());

interface StoredRow {
  external_id: string;
  text: string;
  channel: string;
  topic_label: string | null;
  lat: number | null;
  created: string;
}

function stored(source: string): Promise<StoredRow[]> {
  return bench.test.store.db.sql<StoredRow[]>`
    SELECT a.external_id, t.text, a.channel, a.topic_label, a.lat,
      to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS created
    FROM appeal a JOIN appeal_text t ON t.appeal_id = a.id WHERE a.source = ${source} ORDER BY a.external_id`;
}

const idsOf = async (source: string) => (await stored(source)).map((row) => row.external_id);

/** The counts of an answer: taken, known, corrected, refused. */
function counts({ answer }: ImportRun): number[] {
  return ['принято', 'уже принято', 'исправлено', 'отклонено'].map((word) =>
    Number(new RegExp(`^ {2}${word} +([\\d\u00a0]+)`, 'm').exec(answer)?.[1]?.replace(/\D/g, '')),
  );
}

describe('an import of a CSV file', () => {
  it('reads windows-1251 with semicolons, Russian names, commas in numbers and lines in quotes', async () => {
    const run = await bench.run('semicolon-1251.csv', { source: 'cp1251' });
    expect(run.code).toBe(0);
    expect(run.told).toContain('windows-1251');
    expect(run.answer).toContain('прочитаны по поясу Europe/Samara');
    expect(await stored('cp1251')).toEqual([
      {
        external_id: '101',
        text: 'Во дворе прорвало трубу; вода идёт с ночи',
        channel: 'phone',
        topic_label: 'Прорыв трубы',
        lat: 53.5086,
        created: '2026-10-23T04:15:00',
      },
      expect.objectContaining({ external_id: '102', channel: 'web', created: '2026-10-23T05:40:30' }),
      expect.objectContaining({
        external_id: '103',
        text: 'Яма на дороге, "глубокая",\nуже неделю',
        channel: 'vk',
        created: '2026-10-23T20:00:00',
      }),
    ]);
  });

  it('reads UTF-8 with a mark and UTF-16 with tabs', async () => {
    expect((await bench.run('utf8-bom.csv', { source: 'bom' })).code).toBe(0);
    expect((await stored('bom')).map((row) => row.text)).toEqual([
      '«Ёлка» упала на тротуар',
      'Лёд у подъезда',
    ]);
    const utf16 = await bench.run('utf16.csv', { source: 'utf16', zone: 'UTC' });
    expect(utf16.told).toContain('табуляция');
    expect(utf16.answer).toContain('UTC (задан ключом --zone)');
    expect((await stored('utf16')).map((row) => row.created)).toEqual([
      '2026-10-23T08:15:00',
      '2026-10-23T08:20:00',
    ]);
  });

  it('loses only the rows whose quotes are broken, tells their lines, and takes them mended', async () => {
    const run = await bench.run('broken-quote.csv', { source: 'quotes' });
    expect(run.code).toBe(2);
    expect(counts(run)).toEqual([5, 0, 0, 4]);
    expect(await idsOf('quotes')).toEqual(['1', '3', '5', '6', '9']);
    const rejects = await bench.rejects(run);
    expect(rejects.text.split('\r\n')).toEqual([
      '\uFEFFid,text,created,причина отказа',
      expect.stringMatching(/^2,"Кавычка открыта и забыта,2026-10-23T08:01:00Z,"строка 3: кавычка открыта/),
      expect.stringMatching(/^4,"Внутри "кавычки" .*,"строка 5: после закрывающей кавычки/),
      expect.stringMatching(/^7,Лишняя, запятая,2026-10-23T08:06:00Z,"строка 9: столбцов 4, а в заголовке 3/),
      expect.stringMatching(/^8,"Последняя кавычка открыта,2026-10-23T08:07:00Z,"строка 10: кавычка/),
      '',
    ]);
    const unmended = await bench.run(rejects.path, { source: 'quotes' });
    expect(counts(unmended)).toEqual([0, 0, 0, 4]);
    expect((await bench.rejects(unmended)).text.match(/строка \d+:/g)).toHaveLength(4);
    const mended = rejects.text
      .replace('и забыта,', 'и забыта",')
      .replace('"кавычки"', '""кавычки""')
      .replace('Лишняя, запятая', '"Лишняя, запятая"')
      .replace('кавычка открыта,2', 'кавычка закрыта",2');
    const again = await bench.run(await bench.write('mended.csv', mended), { source: 'quotes' });
    expect([again.code, ...counts(again)]).toEqual([0, 4, 0, 0, 0]);
    expect(await idsOf('quotes')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('tells every bad value at its row and field, and takes the good rows', async () => {
    const run = await bench.run('bad-values.csv', { source: 'values' });
    expect(run.code).toBe(2);
    expect(await idsOf('values')).toEqual(['html', 'ok-1', 'zoneless']);
    expect(run.answer).toContain('из них с датой впереди часов: 1');
    const { text } = await bench.rejects(run);
    const reasons = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',"строка ').at(-1) ?? '');
    expect(reasons).toEqual([
      expect.stringMatching(/^3: createdAt: такой даты или времени нет в календаре"$/),
      expect.stringMatching(/^4: createdAt: время впереди часов сервера/),
      expect.stringMatching(/^5: lat: широта и долгота переставлены местами/),
      expect.stringMatching(/^6: lat: широта от −90 до 90/),
      expect.stringMatching(/^7: lat: широта и долгота указываются вместе/),
      expect.stringMatching(/^8: lat: не число/),
      expect.stringMatching(/^9: text: пустой текст/),
      expect.stringMatching(/^10: createdAt: обязательное поле не заполнено/),
      expect.stringMatching(/^11: createdAt: не похоже на дату.*lat: не число/),
      expect.stringMatching(/^12: externalId: обязательное поле не заполнено/),
      expect.stringMatching(/^13: text: содержит символ NUL/),
      expect.stringMatching(/^14: dueAt: такой даты или времени нет/),
    ]);
  });

  it('takes a mended rejects file as it is, and the unmended rows wait on', async () => {
    const run = await bench.run('bad-values.csv', { source: 'mending' });
    const { text } = await bench.rejects(run);
    const mended = text.replace('30.02.2026', '28.02.2026').replace('49.4120,53.5086', '53.5086,49.4120');
    const again = await bench.run(await bench.write('values.csv', mended), { source: 'mending' });
    expect(counts(again)).toEqual([2, 0, 0, 10]);
    expect(await idsOf('mending')).toContain('feb-30');
    const left = await bench.rejects(again);
    expect(left.text.split('\r\n')[0]).toBe(text.split('\r\n')[0]);
    expect(left.text.match(/строка \d+:/g)).toHaveLength(10);
  });

  it('refuses a header that is missing, doubled or repeated, and a file without rows', async () => {
    await expect(bench.run('doubled-header.csv')).rejects.toThrow(
      /повторяются столбцы: «text»; найдены: «id», «text», «created», «text»/,
    );
    await expect(bench.run('no-header.csv')).rejects.toThrow(/найдены: «1», «Нет света».*впишите над ней/);
    await expect(bench.run('empty.csv')).rejects.toThrow(/файл empty.csv пуст/);
    await expect(bench.run('blank.csv')).rejects.toThrow(/только пустые строки/);
    await expect(bench.run('missing.csv')).rejects.toThrow(/missing.csv нет/);
    await expect(bench.run('utf8-bom.csv', { map: ['topic=тема'] })).rejects.toThrow(
      /столбца «тема» нет; найдены: «externalId», «text», «createdAt», «lat», «lon»/,
    );
    expect(counts(await bench.run('header-only.csv'))).toEqual([0, 0, 0, 0]);
    const twice = await bench.run('header-again.csv', { source: 'twice' });
    expect(counts(twice)).toEqual([2, 0, 0, 1]);
    expect((await bench.rejects(twice)).text).toContain('строка 3: повтор заголовка');
  });

  it('refuses a workbook, a list and pretty JSON with a word what to do', async () => {
    const book = await bench.write('book.csv', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x0a));
    await expect(bench.run(book)).rejects.toThrow(/книга Excel или архив: сохраните лист как «CSV UTF-8»/);
    const list = await bench.write('list.json', '[{"text": "a"}]');
    await expect(bench.run(list)).rejects.toThrow(/один список JSON, а нужен JSONL/);
    const pretty = await bench.write('pretty.json', '{\n  "text": "a"\n}\n');
    await expect(bench.run(pretty)).rejects.toThrow(/каждый объект занимает одну строку/);
    const wide = await bench.write('wide.csv', Buffer.from('id,text\n1,plain\n', 'utf16le'));
    await expect(bench.run(wide)).rejects.toThrow(/UTF-16 без метки/);
  });

  it('refuses a text of a megabyte and a damaged letter with their rows only', async () => {
    const long = `1,"${'я'.repeat(1_000_000)}",2026-10-23\n2,Короткий,2026-10-23\n3,Знак `;
    const bytes = Buffer.concat([Buffer.from(`id,text,created\n${long}`), Buffer.from([0xff, 0x2c])]);
    const file = await bench.write('long.csv', Buffer.concat([bytes, Buffer.from('2026-10-23\n')]));
    const run = await bench.run(file, { source: 'long' });
    expect(counts(run)).toEqual([1, 0, 0, 2]);
    const { text } = await bench.rejects(run);
    expect(text).toContain('строка 2: text: текст длиной 1000000 знаков: принимается до 100000');
    expect(text).toContain('строка 4: в строке повреждённые знаки');
  });

  it('names the columns it leaves aside, foreign channels, labels without a topic, and what it made up', async () => {
    const ignored = await bench.run('ignored-columns.csv', { source: 'ignored' });
    expect(ignored.told).toContain('Не используются столбцы: «исполнитель», «внутренний код»');
    const bare = await bench.run('no-ids.csv', { source: 'bare' });
    expect(bare.answer).toContain('Времени создания в файле нет: взято время самой загрузки');
    expect(bare.answer).toContain('Номеров в файле нет');
    expect(bare.answer).toContain('приняты как «прочее»: «LYFT»');
    expect(counts(bare)).toEqual([3, 0, 0, 0]);
    const more = await bench.write(
      'more.csv',
      'text,channel\nНе вывозят мусор,телефон\nНовая строка,телефон\n',
    );
    expect(counts(await bench.run(more, { source: 'bare' }))).toEqual([1, 1, 0, 0]);
    const labelled = await bench.write('l.csv', 'id,text,topic\n1,a,Чужая метка\n2,b,Чужая метка\n');
    const labels = await bench.run(labelled, { source: 'labels' });
    expect(labels.answer).toContain('Без темы пока 1\u00a0метка источника labels: «Чужая метка» — 2');
  });
});

describe('an import of JSONL', () => {
  it('takes the good lines and refuses the others with their reasons', async () => {
    const run = await bench.run('rows.jsonl', { source: 'jsonl' });
    expect(counts(run)).toEqual([2, 0, 0, 6]);
    expect(await idsOf('jsonl')).toEqual(['1', '2']);
    const { text } = await bench.rejects(run);
    const lines = text.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^\{"externalId":"3".*\t← причина отказа: строка 4: строка — не JSON/),
      expect.stringMatching(/^\["список".*строка 5: ожидается объект/),
      expect.stringMatching(/"причина отказа":"строка 6: text: содержит половину символа/),
      expect.stringMatching(/^\{"externalId":12345678901234567890,.*строка 7: externalId: ожидается строка/),
      expect.stringMatching(/строка 8: text: обязательное поле не заполнено/),
      expect.stringMatching(/строка 9: createdAt: ожидается строка, а пришло: число/),
    ]);
    const mended = text
      .replace('оборвана"', 'целая","createdAt":"2026-10-23"}')
      .replace('12345678901234567890', '"12345678901234567890"');
    const again = await bench.run(await bench.write('rows-mended.jsonl', mended), { source: 'jsonl' });
    expect(counts(again)).toEqual([2, 0, 0, 4]);
    expect(await idsOf('jsonl')).toEqual(['1', '12345678901234567890', '2', '3']);
  });
});

describe('the same file again', () => {
  it('changes nothing, and a changed row is a correction', async () => {
    expect(counts(await bench.run('utf8-bom.csv', { source: 'again' }))).toEqual([2, 0, 0, 0]);
    const again = await bench.run('utf8-bom.csv', { source: 'again' });
    expect(again.told).toContain('уже загружали');
    expect(counts(again)).toEqual([0, 2, 0, 0]);
    const changed = 'externalId,text,createdAt\n2,Лёд у подъезда растаял,2026-10-23T08:16:00Z\n';
    const file = await bench.write('changed.csv', changed);
    expect(counts(await bench.run(file, { source: 'again' }))).toEqual([0, 0, 1, 0]);
  });

  it('moves a rejects file that a person may be mending aside', async () => {
    const first = await bench.run('header-again.csv', { source: 'aside' });
    const { path: file } = await bench.rejects(first);
    const again = await bench.run('header-again.csv', { source: 'aside' });
    expect(again.told).toMatch(/Прежний файл отклонённых строк сохранён: .*before-\d{14}\.csv/);
    expect((await bench.rejects(again)).path).toBe(file);
  });
});
