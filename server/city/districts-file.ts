import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CityProfile } from '@/lib/contract/city-profile';
import { districtBoundaries } from '@/lib/contract/district-boundaries';
import { isInside } from '@/lib/domain/geometry';
import { type Boundary, matchDistricts, type NamedArea } from '@/lib/domain/osm/districts';
import { refuseFile } from './read/faults';

const LIMIT_BYTES = 50 * 1024 * 1024;
const SHOWN_FAULTS = 5;

async function readJson(file: string, name: string): Promise<unknown> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw refuseFile(`файла ${file} нет или он недоступен`);
  if (found.size > LIMIT_BYTES) throw refuseFile(`${name} больше 50 МБ: упростите границы`);
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    throw refuseFile(`${name} — не JSON: он повреждён или оборван`);
  }
}

function areasOf(json: unknown, name: string): NamedArea[] {
  const parsed = districtBoundaries.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.slice(0, SHOWN_FAULTS);
    const words = faults.map(({ path: at, message }) =>
      at.length === 0 ? message : `${at.join('.')}: ${message}`,
    );
    throw refuseFile(`${name} — не границы районов: ${words.join('; ')}`);
  }
  return parsed.data.features.map(({ properties, geometry }) => ({
    names: [properties.name, properties.id].filter((word) => word !== undefined),
    polygons: geometry.coordinates,
  }));
}

/** Reads boundaries that an administrator gives. Errors: invalid unless every area is a district of this city, here. */
export async function readDistricts(file: string, profile: CityProfile): Promise<readonly Boundary[]> {
  const name = path.basename(file);
  const areas = areasOf(await readJson(file, name), name);
  const { boundaries, missing, foreign } = matchDistricts(profile.districts, areas);
  const known = profile.districts.map((district) => `«${district.name}»`).join(', ');
  if (foreign.length > 0) {
    const shown = foreign.map((area) => `«${area}»`).join(', ');
    throw refuseFile(
      `${name}: ${shown} — лишние или повторные; районы города: ${known === '' ? 'не заданы' : known}`,
    );
  }
  if (missing.length > 0)
    throw refuseFile(`${name}: нет районов ${missing.map((one) => `«${one}»`).join(', ')}`);
  const outside = boundaries.find(({ polygon }) =>
    polygon.every((ring) => ring.every(([lon, lat]) => !isInside(profile.bounds, lon, lat))),
  );
  if (outside !== undefined) {
    throw refuseFile(
      `${name}: район ${outside.id} лежит вне границ города «${profile.name}»; проверьте порядок координат`,
    );
  }
  return boundaries;
}
