import { z } from 'zod';

/** What a page must know of the city's base map to draw it. */
export const baseMapInfo = z.strictObject({
  /** Of all its tiles: another map has another one. */
  version: z.string(),
  minZoom: z.int(),
  maxZoom: z.int(),
  /** Whom to name on the map, as the licence of its data asks. */
  attribution: z.string(),
});
export type BaseMapInfo = z.infer<typeof baseMapInfo>;

export const OSM_ATTRIBUTION = '© участники OpenStreetMap, ODbL';

const natural = z
  .string()
  .regex(/^\d{1,9}$/, 'ожидается целое число')
  .transform(Number);

export const tileAddress = z
  .strictObject({ z: natural, x: natural, y: natural })
  .refine(
    ({ z: zoom, x, y }) => zoom <= 22 && x < 2 ** zoom && y < 2 ** zoom,
    'такой плитки на карте мира нет',
  );
