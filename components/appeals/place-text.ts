import type { Position } from '@/lib/domain/geometry';

/** «53.50920, 49.42110»: latitude first, as maps show it; five digits are a metre. */
export function coordinatesText([lon, lat]: Position): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}

const PAIR = /^\s*(-?\d{1,2}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/;

/** A latitude and a longitude that a person typed or pasted, with points or commas; null for anything else. */
export function coordinatesIn(text: string): Position | null {
  const [, latText, lonText] = PAIR.exec(text) ?? [];
  if (latText === undefined || lonText === undefined) return null;
  const [lat, lon] = [latText, lonText].map((part) => Number(part.replace(',', '.')));
  if (lat === undefined || lon === undefined) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}
