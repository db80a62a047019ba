import { z } from 'zod';
import { DEFAULT_DISTANCE_M, DEFAULT_WIDTH_MM } from './display-size';

const number = (low: number, high: number) => z.coerce.number().min(low).max(high);

/** What `/wall?d=5&width_mm=1904&pitch=0.496&theme=night&rotate=60` may say of the wall it hangs on. */
const settings = z.object({
  d: number(0.5, 30).catch(DEFAULT_DISTANCE_M),
  width_mm: number(300, 60_000).catch(DEFAULT_WIDTH_MM),
  pitch: number(0.05, 20).nullable().catch(null),
  theme: z.enum(['night', 'day', 'auto']).catch('night'),
  rotate: number(10, 3_600).nullable().catch(null),
});

export interface WallSettings {
  readonly distanceM: number;
  readonly widthMm: number;
  readonly pitchMm: number | null;
  readonly theme: 'night' | 'day' | 'auto';
  /** After so many seconds the next scene comes; null keeps one. */
  readonly rotateSeconds: number | null;
}

/** The settings of a query; what is missing or makes no sense is taken from the default wall. */
export function wallSettings(query: Readonly<Record<string, string | string[] | undefined>>): WallSettings {
  const one = (name: string) => (Array.isArray(query[name]) ? query[name][0] : query[name]);
  const parsed = settings.parse({
    d: one('d'),
    width_mm: one('width_mm'),
    pitch: one('pitch') ?? null,
    theme: one('theme'),
    rotate: one('rotate') ?? null,
  });
  return {
    distanceM: parsed.d,
    widthMm: parsed.width_mm,
    pitchMm: parsed.pitch,
    theme: parsed.theme,
    rotateSeconds: parsed.rotate,
  };
}
