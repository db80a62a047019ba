import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeXlsx, serialOf, type TestBook } from '@/tests/make-xlsx';
import { makeTempFolder } from '@/tests/temp-folder';
import { inspectFile } from '../file/input-file';
import { openSource } from '../file/open-source';
import type { SourceRow } from '../source-row';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  folder = await makeTempFolder('xlsx');
});
afterAll(() => folder.remove());

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder.folder, name);
  await writeFile(file, bytes);
  return file;
}

async function open(book: TestBook | Uint8Array, sheet: string | null = null) {
  const bytes = book instanceof Uint8Array ? book : makeXlsx(book);
  const file = await inspectFile(await write('book.xlsx', bytes));
  return openSource(file, null, { sheet, preset: null });
}

async function rowsOf(source: Awaited<ReturnType<typeof open>>): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const portion of source.portions()) rows.push(...portion);
  return rows;
}

const valuesOf = (rows: readonly SourceRow[]) =>
  rows.map((row) => (row.kind === 'readable' ? Object.fromEntries(row.values) : row.fault));

describe('a workbook as a source', () => {
  it('reads dates by their format, formulas by their saved value, pieces, spans, yes and no', async () => {
    const source = await open({
      sheets: [
        {
          name: 'Лист1',
          rows: [
            ['id', 'text', 'created', 'done', 'took', 'score'],
            [
              { formula: 'A1+1', value: 7 },
              { rich: ['Про', 'рвало'] },
              { date: serialOf('2026-11-23T14:05:00') },
              true,
              { span: 1.5 },
              { error: '#N/A' },
            ],
            [
              '20261123000012345',
              { inline: 'а_x000D_\nб' },
              { date: serialOf('2026-11-23T00:00:00') },
              false,
              null,
              4.5,
            ],
          ],
        },
      ],
    });
    expect(source.columns).toEqual(['id', 'text', 'created', 'done', 'took', 'score']);
    expect(valuesOf(await rowsOf(source))).toEqual([
      {
        id: 7,
        text: 'Прорвало',
        created: '2026-11-23 14:05:00',
        done: 'да',
        took: '36:00:00',
        score: '#N/A',
      },
      { id: '20261123000012345', text: 'а\r\nб', created: '2026-11-23', done: 'нет', took: '', score: 4.5 },
    ]);
  });

  it('counts from 1904 where the book says so', async () => {
    const sheets = [
      {
        name: 'Лист1',
        rows: [
          ['id', 'text', 'created'],
          [1, 'а', { date: serialOf('2026-11-23T14:05:00') - 1_462 }],
        ],
      },
    ];
    const source = await open({ sheets, counts1904: true });
    expect(source.epoch).toBe(1904);
    expect(valuesOf(await rowsOf(source))).toMatchObject([{ created: '2026-11-23 14:05:00' }]);
  });

  it('gives the rows of a tall merged cell their value, and no row to what only a merge fills', async () => {
    const source = await open({
      sheets: [
        {
          name: 'Лист1',
          rows: [
            ['id', 'text', 'department'],
            [1, 'а', 'ЖКХ'],
            [2, 'б', null],
            [],
            [3, 'в', 'Дороги'],
            [null, null, null],
          ],
          merges: ['C2:C4', 'C5:C6', 'A1:A1'],
        },
      ],
    });
    expect(valuesOf(await rowsOf(source))).toEqual([
      { id: 1, text: 'а', department: 'ЖКХ' },
      { id: 2, text: 'б', department: 'ЖКХ' },
      { id: 3, text: 'в', department: 'Дороги' },
    ]);
  });

  it('takes the sheet whose columns are known best, or the one that is named', async () => {
    const book: TestBook = {
      sheets: [
        { name: 'Пусто', rows: [] },
        {
          name: 'Итоги',
          rows: [
            ['Показатель', 'Число'],
            ['Всего', 2],
          ],
        },
        {
          name: 'Скрытый',
          rows: [
            ['id', 'text', 'created', 'topic'],
            [9, 'нет', '', ''],
          ],
          isHidden: true,
        },
        { name: 'Обращения', rows: [['Отчёт'], ['id', 'text', 'created'], [1, 'да', '2026-11-23']] },
      ],
    };
    const best = await open(book);
    expect([best.sheet, best.note]).toEqual([
      'Обращения',
      'книга Excel, лист «Обращения» из 4, строк над заголовком пропущено: 1',
    ]);
    expect((await open(book, 'скрытый')).sheet).toBe('Скрытый');
    expect((await open(book, '2')).sheet).toBe('Итоги');
    await expect(open(book, 'Нет такого')).rejects.toThrow(/листа «Нет такого» нет; есть: «Пусто», «Итоги»/);
    await expect(open(book, 'Пусто')).rejects.toThrow(/лист «Пусто» пуст/);
  });

  it('writes what was refused as CSV that reads like the sheet', async () => {
    const source = await open({
      sheets: [
        {
          name: 'Л',
          rows: [
            ['id', 'text'],
            [1, 'а; "б"'],
          ],
        },
      ],
    });
    const [row] = await rowsOf(source);
    expect(source.rejectsHeader).toBe('\uFEFFid;text;причина отказа\r\n');
    if (row === undefined) throw new Error('no row');
    expect(source.rejectLine(row, 'почему')).toBe('1;"а; ""б""";"почему"\r\n');
  });
});

describe('a workbook that cannot be read', () => {
  const container = (inside: string) =>
    Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);

  it('is refused with a word what to do', async () => {
    await expect(open(container('EncryptedPackage'))).rejects.toThrow(/закрыт паролем: снимите пароль/);
    await expect(open(container('Workbook'))).rejects.toThrow(
      /старого вида \(\.xls\): сохраните её как XLSX/,
    );
    const whole = makeXlsx({
      sheets: [
        {
          name: 'Л',
          rows: [
            ['id', 'text'],
            [1, 'а'],
          ],
        },
      ],
    });
    await expect(open(whole.subarray(0, whole.length - 40))).rejects.toThrow(
      /повреждённая книга Excel или архив/,
    );
    await expect(open(zipSync({ 'a.txt': strToU8('а') }))).rejects.toThrow(/не книга Excel или архив/);
    await expect(open(zipSync({ 'content.xml': strToU8('<a/>') }))).rejects.toThrow(/OpenDocument/);
    await expect(open({ sheets: [{ name: 'Л', rows: [] }] })).rejects.toThrow(/все листы пусты/);
    const broken = makeXlsx({
      sheets: [{ name: 'Л', rows: [] }],
      parts: { 'xl/worksheets/sheet1.xml': '<a><b></a>' },
    });
    await expect(open(broken)).rejects.toThrow(/книга Excel повреждена/);
    const doubled = makeXlsx({
      sheets: [
        {
          name: 'Л',
          rows: [
            ['id', 'text', 'text'],
            [1, 'а', 'б'],
          ],
        },
      ],
    });
    await expect(open(doubled)).rejects.toThrow(/повторяются столбцы: «text»/);
  });

  it('is refused when it swells beyond measure', async () => {
    const bomb = makeXlsx({
      sheets: [{ name: 'Л', rows: [] }],
      parts: { 'xl/sharedStrings.xml': `<sst>${' '.repeat(33 * 1024 * 1024)}</sst>` },
    });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(open(bomb)).rejects.toThrow(/слишком много данных для её размера/);
  }, 60_000);
});
