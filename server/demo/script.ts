import type { OutageKind } from '@/lib/contract/outage-input';
import { MINUTE, SECOND } from '@/lib/domain/city-time';
import type { StoryPlace } from './places';
import { createRandom, type Random } from './random';
import type { DemoWorld, StoryOutline } from './story';
import { at, dateOf } from './work-hours';

/**
 * The demo day of DOMAIN.md, as far as screens for it exist: a planned outage and snow in the morning, terms that
 * run out, heating in 8 квартал from 13:05, ПОС silent from 13:23 to 20:00.
 */
export const SILENT_SOURCE = 'pos';
const SILENCE = { from: [13, 23], to: [20, 0] } as const;
/** How many ordinary messages wait for ПОС to come back, beside those of the heating. */
export const SILENCED_ORDINARY = 10;

export function isScripted(world: DemoWorld, day: number): boolean {
  return day >= world.scriptFrom;
}

/** When ПОС is silent on a day of the script, local; null on other days. */
export function silenceOf(world: DemoWorld, day: number): { from: number; to: number } | null {
  if (!isScripted(world, day)) return null;
  return { from: at(day, ...SILENCE.from), to: at(day, ...SILENCE.to) };
}

export interface Announcement {
  readonly id: string;
  readonly kind: OutageKind;
  readonly title: string;
  readonly by: string;
  /** Where, in words that the city knows. */
  readonly area: string;
  readonly topics: readonly string[];
  readonly district: string;
  readonly announcedAt: number;
  readonly from: number;
  /** As it was promised. */
  readonly to: number;
  readonly ended: number | null;
}

/**
 * The planned outage is told before it begins, and its end when it has come. The accident is told of when it is over:
 * then it explains nothing any more, but its hours do not teach the norm that heating fails every afternoon.
 */
export function announcementsOf(world: DemoWorld, day: number): Announcement[] {
  if (!isScripted(world, day)) return [];
  const planned: Announcement = {
    id: `demo-${dateOf(day)}-water`,
    kind: 'planned',
    title: 'Плановое отключение воды, Шлюзовой',
    by: 'ЖКС',
    area: 'Шлюзовой',
    topics: ['no-cold-water', 'low-pressure', 'no-hot-water'],
    district: 'komsomolsky',
    announcedAt: at(day, 9, 5),
    from: at(day, 9, 15),
    to: at(day, 15),
    ended: null,
  };
  const accident: Announcement = {
    id: `demo-${dateOf(day)}-heat`,
    kind: 'accident',
    title: 'Авария на теплотрассе, 8 квартал',
    by: 'ЕДДС',
    area: '8 квартал',
    topics: ['no-heating', 'cold-home', 'no-hot-water'],
    district: 'avtozavodsky',
    announcedAt: at(day, 17, 40),
    from: at(day, 13),
    to: at(day, 18),
    ended: at(day, 17, 40),
  };
  const mended: Announcement = { ...planned, announcedAt: at(day, 14, 50), ended: at(day, 14, 50) };
  return [planned, accident, mended];
}

const HEAT_LINES = [
  'Остыли батареи {где} {срок}. (Это авария?|Что случилось?|Плановое или авария?)',
  'Отопление {где} (пропало|отключилось) {срок}, (стояки холодные|во всём подъезде). (Когда дадут тепло?|Надолго?)',
  'Нет отопления {где} {срок}, (на улице минус|дома дети|в квартире быстро холодает).',
  'Батареи {где} (ледяные|еле тёплые и остывают) {срок}, (соседние дома тоже|диспетчер не отвечает).',
  'Из (колодца|подвала) {где} (валит пар|идёт пар), отопления нет {срок}.',
  'Кто знает, что с отоплением {где}? (Холодно|Батареи встали) {срок}.',
] as const;
const HEAT_SINCE = ['с часу дня', 'с обеда', 'с тринадцати часов', 'с начала второго'] as const;
const LATE_SINCE = ['с часу дня', 'третий час', 'до сих пор', 'с обеда'] as const;

/** Minutes after 13:00 of what ПОС and the school bring; the later four come only when ПОС is back. */
const HEAT_PORTAL = [8, 12, 19, 31, 47, 78, 125] as const;
const HEAT_LETTER = 36;
/** Others: source, how many, from and to in minutes after 13:00. */
const HEAT_WAVES = [
  ['vk', 21, 5, 65],
  ['phone', 13, 6, 64],
  ['vk', 7, 66, 118],
  ['phone', 4, 66, 80],
  ['vk', 5, 120, 180],
  ['phone', 1, 130, 160],
  ['vk', 4, 185, 270],
] as const;
/** Every sixth or so has written before. */
const HEAT_REPEATS = 6;

function inEighthQuarter(world: DemoWorld, random: Random): StoryPlace {
  if (random.chance(0.6)) return world.places.nearNamed('8 квартал', random);
  const where = random.pick(['в 8 квартале', 'у нас в 8 квартале', 'в восьмом квартале']);
  return { lat: null, lon: null, address: '8 квартал, Автозаводский район', where };
}

/** Heat is back at 17:40; everyone is answered in the evening, ПОС when it can be reached again. */
function heatAnswer(day: number, source: string, random: Random): number {
  const [hour, minute] = source === SILENT_SOURCE ? [20, 20] : [17, 45];
  return at(day, hour, minute) + random.between(0, 70) * MINUTE;
}

function heating(world: DemoWorld, day: number): StoryOutline[] {
  const random = createRandom(`${world.seed}/${dateOf(day)}/heat`);
  const arrivals: { source: string; minute: number }[] = [
    ...HEAT_PORTAL.map((minute) => ({ source: SILENT_SOURCE, minute })),
    ...HEAT_WAVES.flatMap(([source, count, from, to]) =>
      Array.from({ length: count }, (_, i) => ({
        source,
        minute: from + ((to - from) * (i + random.next())) / count,
      })),
    ),
  ].toSorted((a, b) => a.minute - b.minute);
  const outlines = arrivals.map(({ source, minute }, i): StoryOutline => {
    const isLate = minute > 90;
    const own = i % HEAT_REPEATS === HEAT_REPEATS - 1 ? Math.floor(i / 2) : i;
    return {
      id: `demo-${dateOf(day)}-heat-${i + 1}`,
      source,
      kind: 'message',
      topic: 'no-heating',
      created: at(day, 13) + minute * MINUTE,
      place: inEighthQuarter(world, random),
      line: random.pick(HEAT_LINES),
      since: random.pick(isLate ? LATE_SINCE : HEAT_SINCE),
      author: `demo-heat-${dateOf(day)}-${own}`,
      answer: heatAnswer(day, source, random),
      isLabelled: true,
    };
  });
  return [...outlines, schoolLetter(world, day, random)];
}

/** An e-mail is a message, not a petition, since 30.03.2025 (547-ФЗ). */
function schoolLetter(world: DemoWorld, day: number, random: Random): StoryOutline {
  return {
    id: `demo-${dateOf(day)}-heat-school`,
    source: 'delo',
    kind: 'message',
    channel: 'email',
    topic: 'no-heating',
    created: at(day, 13, HEAT_LETTER),
    place: inEighthQuarter(world, random),
    line: 'Школа, {где}: отопление отсутствует {срок}, температура в классах падает. Просим сообщить причину и время подачи тепла.',
    since: 'с начала второго',
    author: `demo-heat-${dateOf(day)}-school`,
    answer: at(day, 18, 5),
    isLabelled: true,
  };
}

/** More than usual, but within what a snowy Monday may bring. */
const SNOW: readonly (readonly [source: string, hour: number, minute: number])[] = [
  ['vk', 8, 5],
  ['phone', 8, 31],
  ['max', 9, 12],
  ['vk', 9, 34],
  ['phone', 10, 12],
];

function snow(world: DemoWorld, day: number): StoryOutline[] {
  const random = createRandom(`${world.seed}/${dateOf(day)}/snow`);
  return SNOW.map(([source, hour, minute], i) => ({
    id: `demo-${dateOf(day)}-snow-${i + 1}`,
    source,
    kind: 'message',
    topic: 'snow',
    created: at(day, hour, minute) + random.below(50) * SECOND,
    place: random.chance(0.6)
      ? world.places.near('centralny', random)
      : world.places.inDistrict('centralny', random),
    since: random.pick(['с ночи', 'с самого утра', 'второй день']),
    isLabelled: true,
  }));
}

const WATER_LINES = [
  'Воды {где} нет {срок}. (Это плановое?|До какого часа?|Надолго отключили?)',
  'Отключили холодную воду {где} {срок}, (объявление висит, но без времени|когда дадут?).',
  '{где} (сухие краны|нет воды) {срок}, (подвоз будет?|предупредили только вчера вечером).',
  'Подскажите, до скольки не будет воды {где}?',
] as const;
const WATER_SOURCES = [
  'vk',
  'phone',
  'max',
  'vk',
  'phone',
  'vk',
  'incident',
  'tg',
  'phone',
  'vk',
  'pos',
  'ok',
] as const;

function plannedOutage(world: DemoWorld, day: number): StoryOutline[] {
  const random = createRandom(`${world.seed}/${dateOf(day)}/water`);
  return WATER_SOURCES.map((source, i) => ({
    id: `demo-${dateOf(day)}-water-${i + 1}`,
    source,
    kind: 'message',
    topic: i % 6 === 5 ? 'low-pressure' : 'no-cold-water',
    created: at(day, 9, 18) + (i * 11 + random.below(9)) * MINUTE + random.below(50) * SECOND,
    place: random.chance(0.5)
      ? world.places.nearNamed('Шлюзовой', random)
      : { lat: null, lon: null, address: 'Шлюзовой, Комсомольский район', where: 'в Шлюзовом' },
    line: random.pick(WATER_LINES),
    since: random.pick(['с утра', 'с девяти утра', 'с самого утра']),
    author: `demo-water-${dateOf(day)}-${i}`,
    isLabelled: true,
  }));
}

/** Due so many minutes after 14:00, answered a little before: what a wall at 14:05 shows as «за 2 часа». */
const SOON_AT_TWO = [
  ['vk', 'potholes', 25],
  ['max', 'street-light', 48],
  ['incident', 'bus-interval', 77],
  ['tg', 'stray-dogs', 104],
] as const;

/** What a later day of the script sees run out: three messages that turn late, others and a letter answered in time. */
function termsOfLaterDays(world: DemoWorld, day: number): StoryOutline[] {
  const outlines: StoryOutline[] = [];
  const promise = (inDays: number, outline: Omit<StoryOutline, 'id' | 'created'> & { hour: number }) => {
    const { hour, ...rest } = outline;
    if (!isScripted(world, day + inDays)) return;
    const id = `demo-${dateOf(day)}-term-${outlines.length + 1}`;
    outlines.push({ ...rest, id, created: at(day, hour, 40) });
  };
  const due = (inDays: number, hour: number, minute: number) => at(day + inDays, hour, minute);
  const message = { kind: 'message', isLabelled: true } as const;
  promise(1, {
    ...message,
    hour: 15,
    source: 'incident',
    topic: 'waste-removal',
    due: due(1, 9, 30),
    answer: due(1, 14, 20),
  });
  promise(1, {
    ...message,
    hour: 16,
    source: 'vk',
    topic: 'lift',
    due: due(1, 12, 20),
    answer: due(1, 15, 10),
  });
  promise(10, {
    ...message,
    hour: 10,
    source: 'pos',
    topic: 'street-light',
    due: due(10, 10, 40),
    answer: due(10, 20, 15),
  });
  for (const [source, topic, minute] of SOON_AT_TWO) {
    const term = due(1, 14, minute);
    promise(1, { ...message, hour: 14, source, topic, due: term, answer: term - 20 * MINUTE });
  }
  promise(30, {
    hour: 12,
    source: 'delo',
    kind: 'petition',
    topic: 'overhaul',
    due: due(30, 12, 40),
    answer: due(30, 11, 5),
    isLabelled: true,
  });
  return outlines;
}

/** Everything the script adds to what arrives on a day. */
export function scriptOf(world: DemoWorld, day: number): StoryOutline[] {
  const ahead = termsOfLaterDays(world, day);
  if (!isScripted(world, day)) return ahead;
  return [...ahead, ...heating(world, day), ...snow(world, day), ...plannedOutage(world, day)];
}
