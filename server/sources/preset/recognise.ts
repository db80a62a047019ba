import { ALL_PRESETS } from './index';
import type { Preset } from './preset';

/** Latin letters that look like Russian ones come with copied headings. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** A heading without what exports write differently: letter case, ё, blanks, marks, look-alike letters. */
export function foldHeading(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/[abcehkmoptxy]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

const folded = new Map(ALL_PRESETS.map((preset) => [preset, new Set(preset.columns.map(foldHeading))]));

/** How many of a preset's columns stand among these. */
export function presetScore(preset: Preset, columns: readonly string[]): number {
  const known = folded.get(preset);
  return new Set(columns.map(foldHeading).filter((name) => known?.has(name))).size;
}

/** So many columns of an export are no chance. */
const ENOUGH = 6;

/** The export that these columns come from, or null. */
export function recognisePreset(columns: readonly string[]): Preset | null {
  let best: { preset: Preset; score: number } | null = null;
  for (const preset of ALL_PRESETS) {
    const score = presetScore(preset, columns);
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { preset, score };
  }
  return best?.preset ?? null;
}
