import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT, LineSplitter } from './read-lines';

function split(chunks: readonly string[]) {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

describe('LineSplitter', () => {
  it('cuts at both line ends and counts as an editor does', () => {
    expect(split(['a\r\nb\n\nc']).map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, ''],
      [4, 'c'],
    ]);
  });

  it('does not care where the chunks end', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'я') })), (chunks) => {
        expect(split(chunks)).toEqual(split([chunks.join('')]));
      }),
    );
  });

  it('cuts a line that would not fit into memory and goes on with the next one', () => {
    const piece = 'x'.repeat(LINE_LIMIT / 2);
    const [long, next] = split([piece, piece, piece, piece, '\nnext\n']);
    expect(long?.isCut).toBe(true);
    expect(long?.text.length).toBe(LINE_LIMIT);
    expect(next).toEqual({ number: 2, text: 'next', isCut: false });
  });
});
