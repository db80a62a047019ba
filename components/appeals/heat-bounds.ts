const CLASSES = 5;

/** Lower bounds of the heat classes of one answer: rising evenly by factors up to the fullest cell. */
export function heatBounds(counts: readonly number[]): number[] {
  const most = Math.max(1, ...counts);
  const bounds = Array.from({ length: CLASSES }, (_, i) => Math.round(most ** (i / CLASSES)));
  return [...new Set(bounds)];
}
