import { describe, expect, it } from 'vitest';
import { EncodingJudge } from './encoding';

/** windows-1251 for capital and small Russian letters; ASCII stays. */
function cyrillic1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

function judge(bytes: Uint8Array, chunk = bytes.length) {
  const judging = new EncodingJudge();
  for (let at = 0; at < bytes.length; at += chunk) judging.add(bytes.subarray(at, at + chunk));
  return judging.verdict();
}

const RUSSIAN = 'Прорвало трубу, вода идёт 😀 с ночи. '.repeat(20);

describe('EncodingJudge', () => {
  it('reads UTF-8 wherever its letters are cut', () => {
    const bytes = new TextEncoder().encode(RUSSIAN);
    for (const chunk of [3, 4, 5, 7, 64, bytes.length]) {
      expect(judge(bytes, chunk)).toEqual({ encoding: 'utf-8', isDamaged: false });
    }
  });

  it('knows windows-1251 by the whole file, also when its Russian comes last', () => {
    const plain = new TextEncoder().encode('id,text\n1,plain\n'.repeat(5_000));
    const bytes = Buffer.concat([plain, cyrillic1251('Ямы на дороге')]);
    expect(judge(bytes, 1_024).encoding).toBe('windows-1251');
    expect(new TextDecoder('windows-1251').decode(cyrillic1251('Ямы'))).toBe('Ямы');
  });

  it('keeps UTF-8 with some damaged bytes as UTF-8 and says so', () => {
    const bytes = Buffer.from(RUSSIAN);
    bytes[40] = 0xff;
    expect(judge(bytes, 100)).toEqual({ encoding: 'utf-8', isDamaged: true });
    const half = Uint8Array.of(0xed, 0xa0, 0x80);
    expect(judge(Buffer.concat([Buffer.from(RUSSIAN), half])).isDamaged).toBe(true);
    const cutOff = Buffer.from(RUSSIAN).subarray(0, 1);
    expect(judge(Buffer.concat([Buffer.from(RUSSIAN), cutOff])).isDamaged).toBe(true);
  });

  it('believes a mark', () => {
    expect(judge(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).encoding).toBe('utf-8');
    expect(judge(Uint8Array.of(0xff, 0xfe, 0x41, 0x00)).encoding).toBe('utf-16le');
    expect(judge(Uint8Array.of(0xfe, 0xff, 0x00, 0x41)).encoding).toBe('utf-16be');
    expect(judge(new TextEncoder().encode('plain'))).toEqual({ encoding: 'utf-8', isDamaged: false });
  });
});
