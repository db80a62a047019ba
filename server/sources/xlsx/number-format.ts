/** What a cell's number stands for, by its format. */
export type NumberMeaning = 'number' | 'date' | 'span';

/** Formats that every workbook knows without writing them down, with those of East Asian ones that are dates. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const BUILT_IN_SPANS: ReadonlySet<number> = new Set([20, 21, 45, 46, 47]);

/** Quoted words, escaped signs, colours and locales say nothing of the meaning. */
const bareCode = (code: string) =>
  code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .split(';')[0] ?? '';

export function meaningOfCode(code: string): NumberMeaning {
  const bare = bareCode(code);
  if (/\[[hms]+\]/i.test(bare)) return 'span';
  if (/[ydг]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'span';
  return /m/i.test(bare) && !/[0#?]/.test(bare) ? 'date' : 'number';
}

export function meaningOfFormat(id: number, custom: ReadonlyMap<number, string>): NumberMeaning {
  const code = custom.get(id);
  if (code !== undefined) return meaningOfCode(code);
  if (BUILT_IN_DATES.has(id)) return 'date';
  return BUILT_IN_SPANS.has(id) ? 'span' : 'number';
}
