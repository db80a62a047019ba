import type { Channel } from '@/lib/domain/appeal';
import type { City } from '@/lib/services/city/city';
import { channelByWord } from '../mapping/foreign-words';
import type { Recipe } from './preset';

/** A value that cannot be understood, said at its field. */
export class RecipeFault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export interface RecipeReading {
  readonly city: City;
  /** A column's value in this row: null where it is blank, missing or says that there is nothing. */
  value(column: string): string | null;
}

const fold = (word: string) => word.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

/** The words by which exports say that a cell is empty. */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  'nan',
  'nat',
  'none',
  'null',
  '(пусто)',
  'н/д',
  'нет данных',
  'не указан',
  'не указана',
  'не указано',
  '#н/д',
  '#n/a',
  '#ref!',
  '#value!',
  '#знач!',
  '#ссылка!',
]);

export const saysNothing = (text: string) => NOTHING.has(fold(text));

const SITES: readonly (readonly [RegExp, Channel])[] = [
  [/(?:^|[/.])(?:vk\.(?:com|ru|cc)|vkontakte\.ru)(?:[/:?]|$)/i, 'vk'],
  [/(?:^|[/.])(?:ok\.ru|odnoklassniki\.ru)(?:[/:?]|$)/i, 'ok'],
  [/(?:^|[/.])(?:t\.me|telegram\.(?:me|org))(?:[/:?]|$)/i, 'telegram'],
  [/(?:^|[/.])max\.ru(?:[/:?]|$)/i, 'max'],
];

/** The channel whose site an address leads to. */
export function channelOfSite(address: string): Channel | null {
  return SITES.find(([site]) => site.test(address))?.[1] ?? null;
}

const YES: ReadonlySet<string> = new Set(['да', '1', '1.0', '+', 'true', 'истина', 'yes', 'v', '✓']);
const NO: ReadonlySet<string> = new Set(['нет', '0', '0.0', 'false', 'ложь', 'no', 'не выбрано']);

function readPetition(answers: readonly string[]): string | RecipeFault | null {
  const unclear = answers.find(
    (answer) => !YES.has(fold(answer)) && !NO.has(fold(answer)) && !/59/.test(answer),
  );
  if (answers.some((answer) => YES.has(fold(answer)) || /59/.test(answer))) return 'petition';
  if (unclear !== undefined) {
    return new RecipeFault(
      `не понятно, по 59-ФЗ ли это: «${unclear.slice(0, 40)}»; ожидается «да» или «нет»`,
    );
  }
  return answers.length === 0 ? null : 'message';
}

function readTopic(city: City, labels: readonly string[]): string | null {
  return labels.find((label) => city.topicByLabel(label) !== null) ?? labels[0] ?? null;
}

function readDepartment(city: City, name: string | undefined): string | null {
  if (name === undefined) return null;
  const known = city.profile.departments.find(
    (entry) => fold(entry.name) === fold(name) || fold(entry.short) === fold(name),
  );
  return known?.id ?? name;
}

const HOUSE = /^\d/;

/** `посёлок, улица, д. 5`: a bare number at the end is a house. */
function joinAddress(parts: readonly string[]): string | null {
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (parts.length > 1 && HOUSE.test(last)) return [...parts.slice(0, -1), `д. ${last}`].join(', ');
  return parts.join(', ');
}

/** A day alone means its end: what is due that day is not late in its morning. */
const endOfDay = (date: string | undefined) =>
  date === undefined || /\d:\d/.test(date) ? (date ?? null) : `${date.trim()} 23:59:59`;

function channelAmong(word: string | undefined, among: readonly Channel[]): Channel | null {
  const channel = word === undefined ? null : channelByWord(word);
  return channel !== null && among.includes(channel) ? channel : null;
}

/** What a field of the export says, before it is converted. */
export function applyRecipe(recipe: Recipe, reading: RecipeReading): string | RecipeFault | null {
  const filled = (columns: readonly string[]) => columns.flatMap((column) => reading.value(column) ?? []);
  const found = filled(recipe.of);
  const [first] = found;
  switch (recipe.how) {
    case 'first':
      return first ?? null;
    case 'end-of-day':
      return endOfDay(first);
    case 'text':
      return first ?? (filled(recipe.instead).join('. ') || null);
    case 'join':
      return joinAddress(found) ?? filled(recipe.otherwise)[0] ?? null;
    case 'topic':
      return readTopic(reading.city, found);
    case 'status':
      return first === undefined ? null : (recipe.words[fold(first)] ?? first);
    case 'petition':
      return readPetition(found);
    case 'site':
      return found.flatMap((address) => channelOfSite(address) ?? [])[0] ?? recipe.otherwise;
    case 'channel':
      return channelAmong(first, recipe.among) ?? recipe.otherwise;
    case 'department':
      return readDepartment(reading.city, first);
  }
}
