import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { cellAt, parentCell } from '@/lib/domain/cell';
import { DAY, SECOND, zoneOffset } from '@/lib/domain/city-time';
import { CsvReader } from '@/server/sources/file/csv-reader';

/** One real request: its moment on the city's wall clock (as if it were UTC) and what it was about. */
export interface Arrival {
  readonly at: number;
  readonly topic: string;
  readonly district: string | null;
  /** H3-7. */
  readonly cell: string | null;
  /** A position as the file writes it stands for a household; a row without one is a household of its own. */
  readonly author: string;
  /** H3-9; in a file without positions every row has an address of its own, so that the rule asks nothing of it. */
  readonly address: string | null;
  readonly source: string;
}

export interface ArrivalFile {
  readonly name: string;
  /** In the order of time. */
  readonly arrivals: readonly Arrival[];
  /** Rows without a readable time. */
  readonly unread: number;
  /** Rows left out because their time of day is a stamp, such as a date written as midnight. */
  readonly stamped: number;
}

/** Columns by which the forms name one thing; the first that the file has is taken. */
const COLUMNS = {
  time: ['created', 'opened', 'created_date', 'createdAt', 'time'],
  topic: ['type', 'topic', 'theme'],
  district: ['area', 'neighborhood', 'district', 'borough'],
  agency: ['agency', 'dept'],
  source: ['channel', 'source'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'lng', 'longitude'],
} as const;

type Column = keyof typeof COLUMNS;

/** Times with an offset are instants: the wall clock of their city is wanted, and only the name tells the city. */
const ZONES: readonly (readonly [RegExp, string])[] = [[/vancouver/i, 'America/Vancouver']];

const AMERICAN = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/;
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Wall-clock time as if it were UTC, or null. */
export function readMoment(text: string, zone: string | null): number | null {
  const american = AMERICAN.exec(text);
  if (american !== null) {
    const [, month, day, year, hour, minute, second, half] = american;
    const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
    return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
  }
  const iso = ISO.exec(text);
  if (iso === null) return null;
  const [, date, clock, offset] = iso;
  const isInstant = offset !== undefined && zone !== null;
  const at = Date.parse(`${date}T${clock}${isInstant ? offset : 'Z'}`);
  if (Number.isNaN(at)) return null;
  return isInstant ? at + zoneOffset(zone, at) : at;
}

const isNamed = (column: Column, name: string) => COLUMNS[column].some((known) => known === name);

type Reader = (cells: readonly string[]) => string;

function readersOf(header: readonly string[]): Record<Column, Reader> {
  const at = (column: Column) => header.findIndex((name) => isNamed(column, name));
  const reader = (column: Column): Reader => {
    const index = at(column);
    return (cells) => (index < 0 ? '' : (cells[index] ?? '').trim());
  };
  return {
    time: reader('time'),
    topic: reader('topic'),
    district: reader('district'),
    agency: reader('agency'),
    source: reader('source'),
    lat: reader('lat'),
    lon: reader('lon'),
  };
}

function positionOf(lat: string, lon: string): string | null {
  if (lat === '' || lon === '') return null;
  const [y, x] = [Number(lat), Number(lon)];
  return Number.isFinite(y) && Number.isFinite(x) && Math.abs(y) <= 90 && (y !== 0 || x !== 0)
    ? cellAt(y, x)
    : null;
}

function arrivalOf(of: Record<Column, Reader>, cells: readonly string[], row: Row): Arrival {
  const position = positionOf(of.lat(cells), of.lon(cells));
  const district = of.district(cells);
  return {
    at: row.at,
    topic: of.topic(cells) || of.agency(cells) || '—',
    // A file without districts has positions: its wide cells stand for them.
    district: district !== '' ? district : position === null ? null : parentCell(position, 5),
    cell: position === null ? null : parentCell(position, 7),
    author: position === null ? `#${row.line}` : `${of.lat(cells)} ${of.lon(cells)}`,
    address: position ?? (row.hasPositions ? null : `#${row.line}`),
    source: of.source(cells) || '—',
  };
}

interface Row {
  readonly at: number;
  readonly line: number;
  /** The file has columns of position. */
  readonly hasPositions: boolean;
}

/** Reads one CSV of requests. Errors: AppError when it has no column of time. */
export function readArrivalText(name: string, text: string): ArrivalFile {
  const lines = text.split(/\r?\n/).map((line, i) => ({ text: line, number: i + 1, isCut: false }));
  const reader = new CsvReader({ delimiter: ',', width: null });
  const [first, ...records] = [...reader.push(lines), ...reader.end()];
  const header = first?.cells.map((cell) => cell.replace(/^\uFEFF/, '').trim()) ?? [];
  if (!header.some((column) => isNamed('time', column))) {
    throw new AppError('invalid', `в файле ${name} нет столбца времени (${COLUMNS.time.join(', ')})`);
  }
  const of = readersOf(header);
  const zone = ZONES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  const hasPositions = header.some((column) => isNamed('lat', column));
  const rows = records.filter(({ cells }) => cells.length > 1);
  const arrivals = rows.flatMap(({ cells, line }) => {
    const at = readMoment(of.time(cells), zone);
    return at === null ? [] : [arrivalOf(of, cells, { at, line, hasPositions })];
  });
  const told = arrivals.filter(isTimed(arrivals));
  return {
    name,
    arrivals: told.toSorted((a, b) => a.at - b.at),
    unread: rows.length - arrivals.length,
    stamped: arrivals.length - told.length,
  };
}

/** A second of the day holds one row in 86,400; one that holds this share of a file is not a time. */
const STAMP_SHARE = 0.005;
const LEAST_STAMPS = 20;

/** Whether a row's time of day is a moment at which somebody spoke, judged over the whole file. */
function isTimed(arrivals: readonly Arrival[]): (arrival: Arrival) => boolean {
  const seconds = new Map<number, number>();
  const secondOf = ({ at }: Arrival) => Math.floor((at % DAY) / SECOND);
  for (const arrival of arrivals) {
    seconds.set(secondOf(arrival), (seconds.get(secondOf(arrival)) ?? 0) + 1);
  }
  const limit = Math.max(LEAST_STAMPS, STAMP_SHARE * arrivals.length);
  return (arrival) => (seconds.get(secondOf(arrival)) ?? 0) < limit;
}

/** All CSV of a folder, or one file. Errors: AppError when there is nothing to read. */
export function readArrivals(place: string): ArrivalFile[] {
  let files: string[];
  try {
    files = statSync(place).isDirectory()
      ? readdirSync(place)
          .filter((name) => name.endsWith('.csv'))
          .toSorted()
          .map((name) => path.join(place, name))
      : [place];
  } catch {
    throw new AppError('invalid', `нет папки или файла ${place}: назовите их ключом --data`);
  }
  const read = files.map((file) => readArrivalText(path.basename(file, '.csv'), readFileSync(file, 'utf8')));
  const whole = read.filter(({ arrivals }) => arrivals.length >= 200);
  if (whole.length === 0) {
    throw new AppError('invalid', `в ${place} нет файлов CSV хотя бы с 200 обращениями`);
  }
  return whole;
}
