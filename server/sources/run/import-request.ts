import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { SOURCE_CODE } from '@/lib/contract/appeal-input';
import { isKnownZone } from '@/lib/domain/city-time';
import { type AskedMapping, parseMapping } from '../mapping/resolve-mapping';
import { PRESETS, type PresetId, presetOf } from '../preset';
import { FILE_FORMATS, type FileFormat } from '../source-row';

export const IMPORT_USAGE = `npm run import -- ФАЙЛ --source КОД [--format incident|pos|csv|jsonl|xlsx] [--sheet ЛИСТ] [--map поле=столбец,…] [--zone ПОЯС]
                             [--replay 60x [--run ИМЯ]] [--demo]
npm run import -- --undo НОМЕР [--demo]      отменить загрузку целиком
npm run import -- --list [--demo]            последние загрузки с их номерами
  --source  откуда эти обращения: код ленты, латиницей; у выгрузок incident и pos он известен
  --format  incident — выгрузка Инцидент Менеджмента, pos — выгрузка ПОС, в книге Excel или CSV; иначе вид файла.
            Без ключа и вид файла, и выгрузка узнаются сами
  --sheet   лист книги по имени или номеру; иначе берётся тот, чьи столбцы знакомы лучше
  --map     какой столбец в какое поле: text=Описание,createdAt=Дата; один столбец может идти в несколько полей,
            «status=» не берёт поле вовсе; остальные поля находятся по обычным названиям столбцов
  --zone    по чьим часам времена без часового пояса, например Europe/Samara; иначе по часам города
  --replay  строки по порядку времени, во столько раз быстрее, как будто они приходят сейчас;
            повторный показ того же файла приходит новыми записями: к номеру добавляется «~2», «~3» …
  --run     имя показа: к номеру добавляется «~имя», и прерванный показ с тем же именем идёт дальше
  --demo    в хранилище показа, иначе в рабочее
  Прерванная загрузка продолжается той же командой; тот же файл ещё раз ничего не удваивает.`;

export interface ImportRequest {
  /** Absolute path. */
  readonly file: string;
  readonly source: string;
  readonly format: FileFormat | null;
  /** The export it comes from; null to be recognised by its columns. */
  readonly preset: PresetId | null;
  readonly sheet: string | null;
  readonly mapping: AskedMapping;
  readonly zone: string | null;
  /** How many times faster; null for a plain import. */
  readonly replay: number | null;
  readonly run: string | null;
  readonly isDemo: boolean;
}

export interface ImportArguments {
  readonly file: readonly string[];
  readonly source?: string | undefined;
  readonly format?: string | undefined;
  readonly sheet?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly zone?: string | undefined;
  readonly replay?: string | undefined;
  readonly run?: string | undefined;
  readonly demo: boolean;
}

const refuse = (text: string) => new AppError('invalid', text);

function readFile(files: readonly string[], folder: string): string {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    const what = file === undefined ? 'укажите файл' : `ожидается один файл, а указано ${files.length}`;
    throw refuse(`${what}\n${IMPORT_USAGE}`);
  }
  return path.resolve(folder, file);
}

function readSource(code: string | undefined, preset: PresetId | null): string {
  if (code === undefined && preset !== null) return presetOf(preset).source;
  if (code === undefined) throw refuse(`укажите --source: откуда эти обращения\n${IMPORT_USAGE}`);
  if (!SOURCE_CODE.test(code)) {
    throw refuse(
      `--source ${code}: ожидается код из латинских строчных букв, цифр, «-», «_», «.», до 64 знаков`,
    );
  }
  return code;
}

function readFormat(text: string | undefined): Pick<ImportRequest, 'format' | 'preset'> {
  const format = FILE_FORMATS.find((known) => known === text) ?? null;
  const preset = PRESETS.find((known) => known === text) ?? null;
  if (text !== undefined && format === null && preset === null) {
    throw refuse(`--format ${text}: ожидается ${[...PRESETS, ...FILE_FORMATS].join(', ')}`);
  }
  return { format, preset };
}

function readZone(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  if (!isKnownZone(zone))
    throw refuse(`--zone ${zone}: нет такого часового пояса; ожидается вид Europe/Samara`);
  return zone;
}

function readSpeed(text: string | undefined): number | null {
  if (text === undefined) return null;
  const speed = /^\d{1,6}(?:\.\d{1,3})?x?$/i.test(text) ? Number.parseFloat(text) : 0;
  if (speed <= 0) throw refuse(`--replay ${text}: ожидается, во сколько раз быстрее, например 60x`);
  return speed;
}

function readRun(name: string | undefined, replay: string | undefined): string | null {
  if (name === undefined) return null;
  if (replay === undefined) throw refuse('--run нужен только вместе с --replay');
  if (!/^[\p{L}\d._-]{1,40}$/u.test(name))
    throw refuse(`--run ${name}: ожидается имя из букв, цифр, «-», «_», «.», до 40 знаков`);
  return name;
}

/** Reads the arguments of an import; FILE counts from `folder`. Errors: invalid with what was expected. */
export function readImportRequest(args: ImportArguments, folder: string): ImportRequest {
  const format = readFormat(args.format);
  return {
    file: readFile(args.file, folder),
    source: readSource(args.source, format.preset),
    ...format,
    sheet: args.sheet?.trim() || null,
    mapping: parseMapping(args.map ?? []),
    zone: readZone(args.zone),
    replay: readSpeed(args.replay),
    run: readRun(args.run, args.replay),
    isDemo: args.demo,
  };
}
