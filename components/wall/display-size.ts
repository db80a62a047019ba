/** Cap height of Golos Text and PT Sans in ems. */
const CAP_HEIGHT = 0.7;
const ARCMINUTE = Math.PI / 180 / 60;

/** The wall the brief was drawn for: 86", 3840×2160, read from 5 m. */
export const CANVAS = { width: 3840, height: 2160 } as const;
export const DEFAULT_WIDTH_MM = 1904;
export const DEFAULT_DISTANCE_M = 5;

/** A wall as it hangs: how far its readers stand, and how wide it is or how big one CSS pixel is. */
export interface DisplaySettings {
  readonly distanceM: number;
  readonly widthMm: number;
  /** Millimetres of one CSS pixel; when given, the width in millimetres says nothing. */
  readonly pitchMm: number | null;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Font size in CSS px whose capitals are seen under `arcminutes` (DISPLAY.md: cap = 2·D·tan(θ/2)/pitch). */
export function fontForAngle(arcminutes: number, distanceMm: number, pitchMm: number): number {
  const capMm = 2 * distanceMm * Math.tan((arcminutes * ARCMINUTE) / 2);
  return capMm / pitchMm / CAP_HEIGHT;
}

/** The angle in arcminutes under which capitals of this font size are seen. */
export function angleOfFont(fontPx: number, distanceMm: number, pitchMm: number): number {
  return (2 * Math.atan((fontPx * CAP_HEIGHT * pitchMm) / (2 * distanceMm))) / ARCMINUTE;
}

export function pitchOf(settings: DisplaySettings, viewport: Viewport): number {
  return settings.pitchMm ?? settings.widthMm / viewport.width;
}

export interface DisplaySize {
  /** One unit of the brief's 3840×2160 canvas in CSS px. */
  readonly unit: number;
  /** One px of the brief's text at 5 m in CSS px: its 67, 84, 126 and 220 are 16′, 20′, 30′ and 52′. */
  readonly text: number;
  /** `text / unit`: 1 at the brief's 5 m, 1.6 at 8 m, 0.6 at 3 m. */
  readonly ratio: number;
  /** The wall is too small for its distance: text is as large as fits, and that is below 16′. */
  readonly isTooSmall: boolean;
}

/** Above this ratio not even the reduced composition holds its texts. */
export const LARGEST_RATIO = 1.62;
/** Text need not become smaller than this, however near the reader. */
const SMALLEST_RATIO = 0.5;

/** Sizes of a wall from its distance and pitch. */
export function displaySize(settings: DisplaySettings, viewport: Viewport): DisplaySize {
  const unit = Math.min(viewport.width / CANVAS.width, viewport.height / CANVAS.height);
  const pitch = pitchOf(settings, viewport);
  const wanted = fontForAngle(16, settings.distanceM * 1_000, pitch) / 67 / unit;
  const ratio = Math.min(LARGEST_RATIO, Math.max(SMALLEST_RATIO, wanted));
  return { unit, text: ratio * unit, ratio, isTooSmall: wanted > LARGEST_RATIO * 1.01 };
}
