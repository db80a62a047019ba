/** Two signs of the private-use area: folded texts hold only letters, digits and blanks. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

/** Ranges of the plain text between the signs that an engine set around its hits. */
export function readMarks(highlighted: string): (readonly [number, number])[] {
  const marks: (readonly [number, number])[] = [];
  let position = 0;
  let start = 0;
  for (const sign of highlighted) {
    if (sign === HIT_START) start = position;
    else if (sign === HIT_END) marks.push([start, position]);
    else position += sign.length;
  }
  return marks;
}
