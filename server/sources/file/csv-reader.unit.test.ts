import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, QUOTED_LINES } from './csv-reader';
import { LineSplitter } from './read-lines';

function linesOf(text: string) {
  const splitter = new LineSplitter();
  return [...splitter.push(text), ...splitter.end()];
}

function read(text: string, width: number, step = Number.POSITIVE_INFINITY) {
  const reader = new CsvReader({ delimiter: ',', width });
  const lines = linesOf(text);
  const records = [];
  for (let at = 0; at < lines.length; at += step) records.push(...reader.push(lines.slice(at, at + step)));
  return [...records, ...reader.end()];
}

const sound = (text: string, width = 3) =>
  read(text, width)
    .filter((record) => record.fault === null)
    .map((record) => record.cells);
const faulty = (text: string, width = 3) =>
  read(text, width)
    .filter((record) => record.fault !== null)
    .map((record) => [record.line, record.raw]);

describe('CsvReader', () => {
  it('reads quotes, doubled quotes, line ends inside quotes and \\r\\n', () => {
    expect(sound('1,"a, b","c ""d"""\r\n2,"e\r\nf",\r\n')).toEqual([
      ['1', 'a, b', 'c "d"'],
      ['2', 'e\nf', ''],
    ]);
  });

  it('takes a quote inside a bare field as it is', () => {
    expect(sound('1,pipe 1/2" wide,x')).toEqual([['1', 'pipe 1/2" wide', 'x']]);
  });

  it('loses exactly the record whose quote stays open', () => {
    const text = '1,a,b\n2,"open,b\n3,c,d\n4,e,f\n';
    expect(sound(text).map(([id]) => id)).toEqual(['1', '3', '4']);
    expect(faulty(text)).toEqual([[2, '2,"open,b']]);
  });

  it('loses exactly the record whose quote stays open when later rows are quoted', () => {
    const text = '1,"a",b\n2,"open,b\n3,"c",d\n4,e,"f"\n5,"g\nh",i\n';
    expect(sound(text).map(([id]) => id)).toEqual(['1', '3', '4', '5']);
    expect(faulty(text)).toEqual([[2, '2,"open,b']]);
  });

  it('does not let an open quote be closed by the end of a later row', () => {
    const text = '1,"open,b\n2,c,"d"\n3,e,f\n';
    expect(sound(text).map(([id]) => id)).toEqual(['2', '3']);
    expect(faulty(text)).toEqual([[1, '1,"open,b']]);
  });

  it('refuses words behind a closing quote', () => {
    const text = '1,"a "b" c",d\n2,e,f\n';
    expect(sound(text).map(([id]) => id)).toEqual(['2']);
    expect(faulty(text)).toEqual([[1, '1,"a "b" c",d']]);
  });

  it('refuses another number of columns, not empty ones at the end', () => {
    expect(sound('1,a,b,,\n2,c\n3,d,e,f\n')).toEqual([['1', 'a', 'b']]);
    expect(read('2,c\n', 3)[0]?.fault).toBe('столбцов 2, а в заголовке 3: проверьте кавычки и разделители');
  });

  it('refuses a whole record of several lines when its columns do not fit and its lines are no rows', () => {
    const text = '1,"two\nlines"\n2,a,b\n';
    expect(faulty(text)).toEqual([[1, '1,"two\nlines"']]);
    expect(sound(text)).toEqual([['2', 'a', 'b']]);
  });

  it('gives up a quote that stays open too long, and keeps what lies under it', () => {
    const rows = Array.from({ length: QUOTED_LINES * 2 }, (_, i) => `${i},a,b`).join('\n');
    const records = read(`x,"open,b\n${rows}\n`, 3);
    expect(records.filter((record) => record.fault === null)).toHaveLength(QUOTED_LINES * 2);
    expect(records.filter((record) => record.fault !== null)).toHaveLength(1);
  });

  it('skips lines without anything in them', () => {
    expect(sound('\n  \n1,a,b\n,,\n\n')).toEqual([['1', 'a', 'b']]);
  });

  it('gives back what was written, whatever is in the cells and wherever the portions end', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'я', ' ', ';') });
    const row = fc.tuple(fc.constantFrom('1', 'x'), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (rows, step) => {
        const text = rows
          .map((cells) => `${cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
        expect(read(text, 3, step).map((record) => record.cells)).toEqual(rows);
      }),
    );
  });

  it('neither loses nor doubles a line, whatever is broken', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', '"'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 4 }), (lines, step) => {
        const seen = read(lines.join('\n'), 2, step).flatMap((record) => record.raw.split('\n'));
        const isFull = (text: string) => text.includes('a');
        expect(seen.filter(isFull)).toEqual(lines.filter(isFull));
      }),
    );
  });
});
