import type { Kind } from '@/lib/domain/appeal';
import type { City } from '@/lib/services/city/city';
import type { Places, StoryPlace } from './places';
import { createRandom, type Random } from './random';
import { answerOf, closingOf, dueOf, wholeSecond } from './terms';
import { expandLine } from './texts/expand-line';
import { speak, voiceOf } from './texts/voice';
import { districtWeights, TEXTS, termsOf } from './topics';

/** What every part of one demonstration draws from. */
export interface DemoWorld {
  readonly seed: string;
  readonly city: City;
  readonly places: Places;
  /** Local day numbers: the first day with appeals, and the first day that follows the script. */
  readonly firstDay: number;
  readonly scriptFrom: number;
}

/** One appeal from its arrival to its closing. Moments are local, whole seconds. */
export interface Story {
  readonly id: string;
  readonly source: string;
  readonly kind: Kind;
  readonly topic: string;
  readonly created: number;
  readonly due: number;
  readonly answer: number;
  /** Null while it waits for the citizen's word. */
  readonly close: number | null;
  readonly inWork: number | null;
  /** Whether the general rule of lateness may choose it. */
  readonly isOrdinary: boolean;
  /** The row of its arrival but for its times. */
  readonly row: StoryRow;
}

export interface StoryRow {
  readonly text: string;
  readonly channel?: string;
  readonly kind?: Kind;
  readonly topic?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly address?: string;
  readonly department?: string;
  readonly author: { readonly profile: string };
}

/** What a story is told from; all that is absent is drawn by chance. */
export interface StoryOutline {
  readonly id: string;
  readonly source: string;
  readonly kind: Kind;
  readonly channel?: string;
  readonly topic: string;
  readonly created: number;
  readonly place?: StoryPlace;
  /** A line of the script instead of one of the topic's own. */
  readonly line?: string;
  /** How long it lasts, in the words of the script. */
  readonly since?: string;
  readonly author?: string;
  readonly due?: number;
  readonly answer?: number;
  readonly isLabelled?: true;
}

const AUTHORS = 30_000;
const REGULARS = 500;

/** How often a source knows the point, and how often no more than the district. */
const PLACE_SHARES: Readonly<Record<string, readonly [point: number, district: number]>> = {
  vk: [0.3, 0.4],
  ok: [0.25, 0.4],
  max: [0.35, 0.4],
  tg: [0.3, 0.4],
  pos: [0.75, 0.2],
  incident: [0.55, 0.35],
  phone: [0.5, 0.4],
  delo: [0.3, 0.55],
};

/** A label that no city's tree knows: such rows wait for a person in the mapping table. */
const FOREIGN_LABELS = ['Иное', 'Прочие вопросы'] as const;

const YARD_WORK = new Set(['snow', 'yard-light', 'playground', 'yard-works', 'puddles', 'sidewalks']);

function placeFor(world: DemoWorld, outline: StoryOutline, random: Random): StoryPlace {
  const [setting] = TEXTS[outline.topic] ?? ['street', []];
  const district = random.weighted(districtWeights(outline.topic));
  const [point, district_] = PLACE_SHARES[outline.source] ?? [0.3, 0.4];
  const drawn = random.next();
  if (drawn < point) return world.places.near(district, random);
  if (drawn < point + district_) return world.places.inDistrict(district, random);
  return world.places.nowhere(setting, random);
}

function authorFor(outline: StoryOutline, random: Random): string {
  if (outline.author !== undefined) return outline.author;
  const index = random.chance(0.08) ? random.below(REGULARS) : REGULARS + random.below(AUTHORS);
  return `demo-${(index + 46_656).toString(36)}`;
}

function textFor(outline: StoryOutline, place: StoryPlace, random: Random): string {
  const [, lines] = TEXTS[outline.topic] ?? ['street', []];
  const slots = { где: place.where, срок: outline.since ?? random.pick(termsOf(outline.topic)) };
  const essence = expandLine(outline.line ?? random.pick(lines), slots, random);
  return speak(essence, voiceOf(outline.source, outline.kind), random);
}

/** The topic in the words of its source: its own name, or one of the synonyms that the city knows. */
function labelFor({ city }: DemoWorld, outline: StoryOutline, random: Random): string | null {
  const topic = city.profile.topics.find(({ id }) => id === outline.topic);
  const isFeed = outline.source === 'pos' || outline.source === 'incident';
  if (outline.isLabelled === undefined) {
    if (isFeed && random.chance(0.04)) return random.pick(FOREIGN_LABELS);
    if (!isFeed && random.chance(0.015)) return null;
  }
  if (topic === undefined) return null;
  return isFeed && random.chance(0.5) ? random.pick([topic.name, ...topic.labels]) : topic.name;
}

/** Street work is done by the district's own administration as often as not. */
function departmentFor(outline: StoryOutline, place: StoryPlace, random: Random): string | null {
  if (!YARD_WORK.has(outline.topic) || !random.chance(0.6)) return null;
  const districts = { Автозаводский: 'avtozavodsky', Центральный: 'centralny', Комсомольский: 'komsomolsky' };
  const found = Object.entries(districts).find(([name]) => place.address?.includes(`${name} район`));
  return found === undefined ? null : `adm-${found[1]}`;
}

/** Draws a whole story from its outline; the same outline in the same world gives the same story. */
export function tellStory(world: DemoWorld, outline: StoryOutline): Story {
  const random = createRandom(`${world.seed}/${outline.id}`);
  const { id, source, kind, topic } = outline;
  const created = wholeSecond(outline.created);
  const place = outline.place ?? placeFor(world, outline, random);
  const text = textFor(outline, place, random);
  const label = labelFor(world, outline, random);
  const department = departmentFor(outline, place, random);
  const author = { profile: authorFor(outline, random) };
  const due = wholeSecond(outline.due ?? dueOf({ source, kind, created }));
  const answer = wholeSecond(outline.answer ?? answerOf({ source, kind, created, due }, random));
  const inWork = random.chance(0.3)
    ? wholeSecond(created + (answer - created) * random.between(0.05, 0.4))
    : null;
  return {
    id,
    source,
    kind,
    topic,
    created,
    due,
    answer,
    close: closingOf(answer, random),
    inWork,
    isOrdinary: outline.due === undefined && outline.answer === undefined,
    row: {
      text,
      ...(outline.channel === undefined ? {} : { channel: outline.channel }),
      ...(kind === 'petition' ? { kind } : {}),
      ...(label === null ? {} : { topic: label }),
      ...(place.lat === null || place.lon === null ? {} : { lat: place.lat, lon: place.lon }),
      ...(place.address === null ? {} : { address: place.address }),
      ...(department === null ? {} : { department }),
      author,
    },
  };
}
