import { z } from 'zod';

const position = z
  .array(z.number())
  .min(2, 'точка: долгота и широта')
  .transform(([lon = Number.NaN, lat = Number.NaN]) => [lon, lat] as const)
  .refine(
    ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90,
    'точка вне земного шара: нужны градусы, долгота первой',
  );

const isSame = (a: readonly [number, number] | undefined, b: readonly [number, number] | undefined) =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const ring = z
  .array(position)
  .min(4, 'контур: не меньше четырёх точек')
  .refine(
    (points) => isSame(points[0], points.at(-1)),
    'контур не замкнут: последняя точка должна повторять первую',
  );

const polygon = z.array(ring).min(1, 'область без контура');

const geometry = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Polygon'), coordinates: polygon.transform((rings) => [rings]) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1, 'область без частей') }),
  ],
  'ожидается Polygon или MultiPolygon',
);

const words = z.union([z.string(), z.number()]).transform(String).optional();

/** Boundaries of districts as an administrator gives them: GeoJSON, each area with its `id` or `name`. */
export const districtBoundaries = z.object({
  type: z.literal('FeatureCollection', 'ожидается FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature', 'ожидается Feature'),
        properties: z
          .object({ id: words, name: words }, 'у области нет properties с id или name')
          .refine(({ id, name }) => id !== undefined || name !== undefined, 'у области нет ни id, ни name'),
        geometry,
      }),
    )
    .min(1, 'в файле нет ни одной области'),
});
