import { CANVAS } from './display-size';

/** A rectangle in units of the brief's canvas. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Composition = 'full' | 'far';

export interface WallLayout {
  readonly composition: Composition;
  readonly header: Rect;
  readonly messages: Rect;
  readonly hot: Rect;
  readonly map: Rect;
  readonly deadlines: Rect;
  /** Left out by the reduced composition. */
  readonly sources: Rect | null;
  readonly hour: Rect | null;
  /** How many hot topics the list holds. */
  readonly hotRows: number;
}

export interface LayoutInput {
  /** The canvas in units of the brief. */
  readonly width: number;
  readonly height: number;
  /** Text beside the brief's at 5 m. */
  readonly ratio: number;
}

const EDGE = 40;
const GUTTER = 24;
const MOST_ROWS = 12;

/** Heights of what the tiles hold, in the brief's text px; the larger is the brief's own. */
const HEADER = 112;
const MESSAGES = { least: 500, wanted: 560 };
const FOOT = { least: 440, wanted: 492 };
const HOT_HEAD = 142;
const HOT_ROW = 200;
const LEFT = 1200;
const DEADLINES = 1256;
const LEAST_HOUR = 900;

const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));

/**
 * The brief's grid of scene 1, at its own 5 m exactly. Nearer readers get smaller text and more rows; where the
 * text needs more room the slack goes first, then the third hot topic, then the reduced composition takes over.
 */
export function wallLayout(input: LayoutInput): WallLayout {
  return fullLayout(input, 3) ?? fullLayout(input, 2) ?? farLayout(input);
}

function fullLayout({ width, height, ratio }: LayoutInput, leastRows: number): WallLayout | null {
  const left = LEFT * Math.max(ratio, 0.72);
  const header = HEADER * ratio;
  const top = EDGE + header + GUTTER;
  const room = height - EDGE - top - 2 * GUTTER;
  const hotLeast = (HOT_HEAD + leastRows * HOT_ROW) * ratio;
  const slack = room - hotLeast - (MESSAGES.least + FOOT.least) * ratio;
  const right = width - 2 * EDGE - left - GUTTER;
  if (slack < 0 || right < (DEADLINES + LEAST_HOUR) * ratio + GUTTER) return null;

  // The slack goes to the tiles in the brief's proportions until they have what they want; the list takes the rest.
  const messages = MESSAGES.least * ratio + Math.min((MESSAGES.wanted - MESSAGES.least) * ratio, slack / 2);
  const foot = FOOT.least * ratio + Math.min((FOOT.wanted - FOOT.least) * ratio, slack / 2);
  const hot = room - messages - foot;
  const hotTop = top + messages + GUTTER;
  const footTop = hotTop + hot + GUTTER;
  const mapX = EDGE + left + GUTTER;
  const deadlines = between(DEADLINES * ratio, (right - GUTTER) / 2, DEADLINES * 2);
  return {
    composition: 'full',
    header: { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: header },
    messages: { x: EDGE, y: top, width: left, height: messages },
    hot: { x: EDGE, y: hotTop, width: left, height: hot },
    sources: { x: EDGE, y: footTop, width: left, height: foot },
    map: { x: mapX, y: top, width: right, height: footTop - GUTTER - top },
    deadlines: { x: mapX, y: footTop, width: deadlines, height: foot },
    hour: { x: mapX + deadlines + GUTTER, y: footTop, width: right - deadlines - GUTTER, height: foot },
    hotRows: between(1, Math.floor((hot / ratio - HOT_HEAD) / HOT_ROW), MOST_ROWS),
  };
}

const FAR_LEFT = 980;
const FAR_HEADER = 100;
const FAR_MESSAGES = 410;
const FAR_DEADLINES = 248;
const FAR_HOT_HEAD = 100;
const FAR_ROW = 180;

/** For far readers: messages, what is late, the worst topics and the map; sources and troubles in the header. */
function farLayout({ width, height, ratio }: LayoutInput): WallLayout {
  const header = FAR_HEADER * ratio;
  const top = EDGE + header + GUTTER;
  const bottom = height - EDGE;
  const left = Math.min(FAR_LEFT * ratio, width * 0.45);
  const messages = FAR_MESSAGES * ratio;
  const deadlines = FAR_DEADLINES * ratio;
  const deadlinesTop = top + messages + GUTTER;
  const hotTop = deadlinesTop + deadlines + GUTTER;
  const mapX = EDGE + left + GUTTER;
  return {
    composition: 'far',
    header: { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: header },
    messages: { x: EDGE, y: top, width: left, height: messages },
    deadlines: { x: EDGE, y: deadlinesTop, width: left, height: deadlines },
    hot: { x: EDGE, y: hotTop, width: left, height: bottom - hotTop },
    map: { x: mapX, y: top, width: width - EDGE - mapX, height: bottom - top },
    sources: null,
    hour: null,
    hotRows: between(1, Math.floor(((bottom - hotTop) / ratio - FAR_HOT_HEAD) / FAR_ROW), 3),
  };
}

/** The canvas in units for a viewport and the size of a unit. */
export function canvasOf(viewport: { width: number; height: number }, unit: number) {
  return {
    width: Math.max(CANVAS.width, viewport.width / unit),
    height: Math.max(CANVAS.height, viewport.height / unit),
  };
}
