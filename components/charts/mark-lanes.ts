/** Something that lasted, to be shown over a chart of a span of time. Times are epoch ms. */
export interface LastingMark {
  readonly from: number;
  readonly to: number;
}

export interface PlacedMark<T> {
  readonly mark: T;
  /** Shares of the chart's width. */
  readonly left: number;
  readonly width: number;
  /** The line of its label; null where three lines are full: it is an area without words then. */
  readonly lane: number | null;
}

const LANES = 3;
/** So much of the width a label wants, whatever its mark lasted. */
const LABEL = 0.3;

/** Where marks lie over a span, the earliest first; labels that would cover one another take lines of their own. */
export function placeMarks<T extends LastingMark>(
  marks: readonly T[],
  span: LastingMark,
): readonly PlacedMark<T>[] {
  const length = span.to - span.from;
  const ends = new Array<number>(LANES).fill(Number.NEGATIVE_INFINITY);
  return marks
    .filter(({ from, to }) => from < span.to && to > span.from)
    .toSorted((a, b) => a.from - b.from)
    .map((mark) => {
      const left = Math.max(0, mark.from - span.from) / length;
      const width = Math.min(1, (mark.to - span.from) / length) - left;
      const free = ends.findIndex((end) => end <= left);
      if (free >= 0) ends[free] = left + Math.max(LABEL, width);
      return { mark, left, width, lane: free < 0 ? null : free };
    });
}
