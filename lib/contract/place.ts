import { z } from 'zod';
import { PRECISIONS } from '@/lib/domain/appeal';
import { PLACE_ORIGINS } from '@/lib/domain/places/appeal-place';
import { PLACE_NOTES, PLACE_ROLES } from '@/lib/domain/places/place-reading';

/** The body of `PUT /api/v1/appeals/{id}/place`: one of the record's candidates, or a point. */
export const placeFix = z.union([
  z.strictObject({ candidate: z.string().min(1).max(300).describe('Код варианта из записи') }),
  z.strictObject({
    lat: z.number().min(-90, 'широта от −90 до 90').max(90, 'широта от −90 до 90'),
    lon: z.number().min(-180, 'долгота от −180 до 180').max(180, 'долгота от −180 до 180'),
  }),
]);
export type PlaceFix = z.infer<typeof placeFix>;

export const placeFixed = z.object({
  id: z.int(),
  precision: z.enum(PRECISIONS),
  district: z.string().nullable(),
  message: z.string(),
});
export type PlaceFixed = z.infer<typeof placeFixed>;

export const placeCandidate = z.object({
  id: z.string(),
  label: z.string(),
  settlement: z.string().nullable(),
  precision: z.enum(PRECISIONS),
  hasPoint: z.boolean().describe('Без точки выбрать нельзя: покажите место на карте'),
});

/** Where an appeal is, who says so and by which words. */
export const placeView = z.object({
  origin: z.enum(PLACE_ORIGINS).nullable().describe('Кто сказал; пусто — место не найдено'),
  label: z.string().nullable(),
  words: z.string().nullable().describe('Слова, по которым место узнано; личные данные закрыты'),
  from: z.enum(['address', 'text']).nullable(),
  settlement: z.string().nullable(),
  note: z.enum(PLACE_NOTES).nullable(),
  at: z.tuple([z.number(), z.number()]).nullable().describe('Долгота и широта'),
  candidates: z.array(placeCandidate),
  others: z.array(z.object({ label: z.string(), role: z.enum(PLACE_ROLES) })),
});
export type PlaceView = z.infer<typeof placeView>;
