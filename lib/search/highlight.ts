import type { Mark } from './appeal-search';

/** Two signs of the private-use area: folded texts hold only letters, digits and blanks. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

/** Ranges of the plain text between the signs that an engine set around its hits. */
export function readMarks(highlighted: string): Mark[] {
  const marks: Mark[] = [];
  let position = 0;
  let start = 0;
  for (const sign of highlighted) {
    if (sign === HIT_START) start = position;
    else if (sign === HIT_END) marks.push([start, position]);
    else position += sign.length;
  }
  return marks;
}

/** In the order of the text, those that overlap as one. */
export function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
