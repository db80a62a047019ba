import type { Composition, LayoutInput, Rect } from './wall-layout';

export interface DeadlinesLayout {
  readonly composition: Composition;
  readonly header: Rect;
  readonly late: Rect;
  readonly responders: Rect;
  readonly map: Rect;
  /** Left out by the reduced composition. */
  readonly bars: Rect | null;
  readonly reaction: Rect | null;
  readonly control: Rect | null;
  /** How many rows the table holds. */
  readonly rows: number;
}

const EDGE = 40;
const GUTTER = 24;
const HEADER = 112;
const MOST_ROWS = 12;
/** Title, heads of the columns, the note and the padding of the table; and one of its rows. */
const TABLE = 296;
const ROW = 128;
/** The reduced table has no note. */
const FAR_TABLE = 200;
/** The wall's own 5 m may come out a little above one. */
const FULL_UP_TO = 1.02;

/** The brief's grid of scene 2; for readers further away what is late, who answers and the map alone. */
export function deadlinesLayout(input: LayoutInput): DeadlinesLayout {
  return input.ratio <= FULL_UP_TO ? fullLayout(input) : farLayout(input);
}

const rowsIn = (room: number) => Math.max(2, Math.min(MOST_ROWS, Math.floor(room / ROW)));

function fullLayout({ width, height, ratio }: LayoutInput): DeadlinesLayout {
  const right = width - EDGE;
  const top = EDGE + HEADER + GUTTER;
  const second = top + 560 + GUTTER;
  const lower = height - EDGE - second;
  const left = 1200 * (width / 3840);
  const table = 2132 * (width / 3840);
  const foot = 496;
  const mapX = EDGE + table + GUTTER;
  const half = (right - mapX - GUTTER) / 2;
  const footY = height - EDGE - foot;
  return {
    composition: 'full',
    header: { x: EDGE, y: EDGE, width: right - EDGE, height: HEADER },
    late: { x: EDGE, y: top, width: left, height: 560 },
    bars: { x: EDGE + left + GUTTER, y: top, width: right - EDGE - left - GUTTER, height: 560 },
    responders: { x: EDGE, y: second, width: table, height: lower },
    map: { x: mapX, y: second, width: right - mapX, height: lower - foot - GUTTER },
    reaction: { x: mapX, y: footY, width: half, height: foot },
    control: { x: mapX + half + GUTTER, y: footY, width: half, height: foot },
    rows: rowsIn(lower / ratio - TABLE),
  };
}

function farLayout({ width, height, ratio }: LayoutInput): DeadlinesLayout {
  const right = width - EDGE;
  const header = 100 * ratio;
  const top = EDGE + header + GUTTER;
  const late = { x: EDGE, y: top, width: 1060 * ratio, height: 540 * ratio };
  const second = top + late.height + GUTTER;
  const mapX = EDGE + late.width + GUTTER;
  const lower = height - EDGE - second;
  return {
    composition: 'far',
    header: { x: EDGE, y: EDGE, width: right - EDGE, height: header },
    late,
    responders: { x: EDGE, y: second, width: late.width, height: lower },
    map: { x: mapX, y: top, width: right - mapX, height: height - EDGE - top },
    bars: null,
    reaction: null,
    control: null,
    rows: rowsIn(lower / ratio - FAR_TABLE),
  };
}
