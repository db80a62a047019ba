import { readFile } from 'node:fs/promises';
import { AppError } from '@/lib/contract/app-error';
import { type CityProfile, cityProfile } from '@/lib/contract/city-profile';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { distanceMetres, polygonContains } from '@/lib/domain/geometry';

/** A place is named by a quarter on the wall only when its middle is this near, metres. */
const NAMED_WITHIN_M = 1_200;

/** A city profile with the look-ups that intake and presenters ask for. */
export interface City {
  readonly profile: CityProfile;
  districtAt(lon: number, lat: number): string | null;
  /** The district that an address names by its own words. */
  districtInAddress(address: string): string | null;
  topicByLabel(label: string): string | null;
  topicName(topic: string): string;
  /** The code itself where the directory does not know it. */
  departmentName(code: string): string;
  nearestPlace(lon: number, lat: number): string | null;
}

const foldLabel = (label: string) => label.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

export function createCity(profile: CityProfile): City {
  const byLabel = new Map<string, string>();
  const names = new Map<string, string>([[UNDETERMINED_TOPIC, 'Не определена']]);
  for (const topic of profile.topics) {
    for (const label of [topic.id, topic.name, topic.short, ...topic.labels]) {
      byLabel.set(foldLabel(label), topic.id);
    }
    names.set(topic.id, topic.name);
  }
  const spellings = profile.districts.flatMap((district) =>
    [district.name, ...district.aliases].map((spelling) => ({
      id: district.id,
      spelling: foldLabel(spelling),
    })),
  );
  return {
    profile,
    districtAt: (lon, lat) =>
      profile.districts.find((district) => polygonContains(district.polygon, lon, lat))?.id ?? null,
    districtInAddress: (address) => {
      const folded = foldLabel(address);
      return spellings.find(({ spelling }) => folded.includes(spelling))?.id ?? null;
    },
    topicByLabel: (label) => byLabel.get(foldLabel(label)) ?? null,
    topicName: (topic) => names.get(topic) ?? topic,
    departmentName: (code) => profile.departments.find(({ id }) => id === code)?.name ?? code,
    nearestPlace: (lon, lat) => {
      let best: { name: string; metres: number } | null = null;
      for (const place of profile.places) {
        const metres = distanceMetres([lon, lat], place.at);
        if (metres <= NAMED_WITHIN_M && (best === null || metres < best.metres))
          best = { name: place.name, metres };
      }
      return best?.name ?? null;
    },
  };
}

/** Reads a profile; a fault in it is named with its place in the file. */
export async function loadCity(file: string): Promise<City> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError(
      'invalid',
      `нет файла города ${file}: укажите в PULT_CITY имя из папки cities или путь к JSON`,
    );
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AppError(
      'invalid',
      `файл города ${file} — не JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
  const parsed = cityProfile.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('invalid', `файл города ${file}: ${where}`);
  }
  return createCity(parsed.data);
}
