import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';

export const CITY_USAGE = `npm run city:import -- ФАЙЛ [--city ИМЯ] [--districts ФАЙЛ.geojson] [--demo]
npm run city:import -- --remove [--city ИМЯ] [--demo]
  ФАЙЛ         выгрузка OpenStreetMap (.osm.pbf или .osm) либо список улиц (.csv, столбец street или «улица»)
  --city       чей это город: имя из папки cities или путь к JSON; иначе город из PULT_CITY
  --districts  границы районов в GeoJSON; без него они берутся из выгрузки
  --remove     убирает справочник адресов, карту и границы, взятые загрузкой
  --demo       в хранилище показа, иначе в рабочее
  Тот же файл ещё раз ничего не удваивает и не меняет.`;

export interface CityRequest {
  /** Absolute paths; a null file means that all is to be removed. */
  readonly file: string | null;
  readonly districts: string | null;
  readonly city: string | null;
  readonly isDemo: boolean;
}

export interface CityArguments {
  readonly files: readonly string[];
  readonly city?: string | undefined;
  readonly districts?: string | undefined;
  readonly remove: boolean;
  readonly demo: boolean;
}

const refuse = (text: string) => new AppError('invalid', `${text}\n${CITY_USAGE}`);

/** Reads the arguments of a city's import; files count from `folder`. Errors: invalid with what was expected. */
export function readCityRequest(args: CityArguments, folder: string): CityRequest {
  const { files, city, districts, remove, demo } = args;
  const [file, ...more] = files;
  if (more.length > 0) throw refuse(`ожидается один файл, а указано ${files.length}`);
  if (remove && (file !== undefined || districts !== undefined)) throw refuse('с --remove файл не нужен');
  if (!remove && file === undefined) throw refuse('укажите файл');
  const inFolder = (name: string | undefined) => (name === undefined ? null : path.resolve(folder, name));
  return {
    file: inFolder(file),
    districts: inFolder(districts),
    city: city?.endsWith('.json') ? path.resolve(folder, city) : (city ?? null),
    isDemo: demo,
  };
}
