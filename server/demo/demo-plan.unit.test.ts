import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { polygonContains } from '@/lib/domain/geometry';
import { loadCity } from '@/lib/services/city/city';
import { isWrittenFor, worldOf } from './create-demo';
import { createExchanges } from './exchanges';
import { rowsOfGap } from './lay-past';
import { createPlan } from './plan';
import { announcementsOf, silenceOf } from './script';
import type { Story } from './story';
import { TEXTS, TOPIC_WEIGHTS } from './topics';
import { at, dateOf, dayOf, toInstant, toLocal } from './work-hours';

const CITIES = path.resolve(import.meta.dirname, '../../cities');
const city = await loadCity(path.join(CITIES, 'tolyatti.json'));
const { zone } = city.profile;

/** Monday 23.11.2026. */
const SHOW = Date.UTC(2026, 10, 23) / 86_400_000;
const HISTORY = Array.from({ length: 60 }, (_, i) => SHOW - 60 + i);
const world = worldOf(city, { firstDay: SHOW - 60, scriptFrom: SHOW });
const plan = createPlan(world);
const history = HISTORY.flatMap((day) => plan.day(day));
const show = plan.day(SHOW);

const ordinaryOf = (stories: readonly Story[]) =>
  stories.filter(({ id }) => !/heat|snow|water|term/.test(id));
const messagesOf = (stories: readonly Story[]) => stories.filter(({ kind }) => kind === 'message');
const part = (name: string) => show.filter(({ id }) => id.includes(`-${name}-`));
const shareOf = (stories: readonly Story[], is: (story: Story) => boolean) =>
  stories.filter(is).length / stories.length;

it('is written for Tolyatti and knows that it is not for another city', async () => {
  expect(isWrittenFor(city)).toBe(true);
  expect(isWrittenFor(await loadCity(path.join(CITIES, 'new-york.json')))).toBe(false);
});

describe('determinism', () => {
  it('draws the same day from the same seed, whatever was drawn before it', () => {
    const again = createPlan(worldOf(city, { firstDay: SHOW - 60, scriptFrom: SHOW }));
    expect(again.day(SHOW)).toEqual(show);
    expect(again.day(SHOW - 7)).toEqual(plan.day(SHOW - 7));
  });

  it('draws another day from another seed', () => {
    const other = createPlan({ ...world, seed: 'other' });
    expect(other.day(SHOW - 7).map(({ row }) => row.text)).not.toEqual(
      plan.day(SHOW - 7).map(({ row }) => row.text),
    );
  });

  it('gives every story a number of its own', () => {
    const stories = [...history, ...show];
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  });

  it('sends the same rows in two spans as in one', () => {
    const span = (from: number, to: number) => ({ from: toInstant(zone, from), to: toInstant(zone, to) });
    const [start, noon, end] = [at(SHOW, 0), at(SHOW, 12, 7), at(SHOW + 1, 0)];
    const exchanges = createExchanges(world);
    const parts = [...exchanges.rows(span(start, noon)), ...exchanges.rows(span(noon, end))];
    expect(parts).toEqual(createExchanges(world).rows(span(start, end)));
    expect(parts.length).toBeGreaterThan(300);
  });
});

describe('volume and mix', () => {
  it('lays about nine thousand appeals', () => {
    expect(history.length).toBeGreaterThan(8_000);
    expect(history.length).toBeLessThan(9_800);
  });

  it('has busy Mondays, calm Sundays, quiet nights and about eight petitions a working day', () => {
    const perDay = (weekday: number) => {
      const days = HISTORY.filter((day) => (day + 3) % 7 === weekday);
      const counts = days.map((day) => messagesOf(ordinaryOf(plan.day(day))).length);
      return counts.reduce((sum, count) => sum + count, 0) / counts.length;
    };
    expect(perDay(0)).toBeGreaterThan(130);
    expect(perDay(0)).toBeLessThan(165);
    expect(perDay(6)).toBeLessThan(0.85 * perDay(0));
    const night = shareOf(history, ({ created }) => created - at(dayOf(created), 0) < 6 * 3_600_000);
    expect(night).toBeLessThan(0.04);
    const petitions = history.filter(({ kind }) => kind === 'petition');
    expect(petitions.length / 60).toBeGreaterThan(4.5);
    expect(petitions.length / 60).toBeLessThan(8);
    expect(new Set(petitions.map(({ source }) => source))).toEqual(new Set(['delo', 'pos']));
  });

  it('places a third to a half with a point, and leaves some with nothing at all', () => {
    expect(shareOf(history, ({ row }) => row.lat !== undefined)).toBeGreaterThan(0.33);
    expect(shareOf(history, ({ row }) => row.lat !== undefined)).toBeLessThan(0.5);
    expect(shareOf(history, ({ row }) => row.address === undefined)).toBeGreaterThan(0.1);
  });

  it('hears all eight sources and every topic it has texts for', () => {
    expect(new Set(history.map(({ source }) => source))).toEqual(
      new Set(city.profile.sources.map(({ id }) => id)),
    );
    const topics = new Set(history.map(({ topic }) => topic));
    expect(topics).toEqual(new Set(city.profile.topics.map(({ id }) => id)));
    expect(new Set(TOPIC_WEIGHTS.map(([topic]) => topic))).toEqual(new Set(Object.keys(TEXTS)));
  });

  it('strays more than chance alone: days are not alike', () => {
    const mondays = HISTORY.filter((day) => (day + 3) % 7 === 0).map(
      (day) => messagesOf(ordinaryOf(plan.day(day))).length,
    );
    expect(new Set(mondays).size).toBeGreaterThan(mondays.length / 2);
  });
});

describe('texts', () => {
  const texts = [...history, ...show].map(({ row }) => row.text);

  it('do not repeat visibly', () => {
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.985);
    for (const day of HISTORY) {
      const own = plan.day(day).map(({ row }) => row.text);
      expect(new Set(own).size, dateOf(day)).toBeGreaterThan(own.length - 3);
    }
  });

  it('are finished sentences without a trace of the little language', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/[{}|]|\(\)|undefined|\s{2}|^\s|\s$|\s[.,!?]/);
      expect(text.length, text).toBeGreaterThan(20);
      expect(text.length, text).toBeLessThan(400);
    }
  });

  it('hold nothing that a demonstration must never show', () => {
    const words = new RegExp(
      [
        'умер|погиб|смерт|труп|травм|перелом|убит|убий|суицид|инвалид|кровь|избил|пожар',
        'войн|военн|мобилиз|мигрант|депутат|губернатор|президент|митинг|полити|прокур|взятк',
        '(?<!\\p{L})(?:мэр|глав[аеуы]|выбор[ыа]|парти[яию]|бог|фронт|ИИ)(?!\\p{L})',
        'церк|мечет|храм|религ|ВАЗ(?!\\p{L})|азот|химзавод|водоканал|теплосет|УК №',
      ].join('|'),
      'iu',
    );
    for (const text of texts) {
      const found = words.exec(text);
      expect(found?.[0], text).toBeUndefined();
    }
  });

  it('name no house, flat, phone, link or person', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/\d{3,}|@|https?:|\.ru|\+7/i);
      expect(text).not.toMatch(
        /(?:^|[\s,])(?:д|дом|кв|квартира|корп|корпус|стр|строение|литера)\.?\s*№?\s*\d/i,
      );
      expect(text).not.toMatch(
        /\p{Lu}\p{Ll}+\s\p{Lu}\.\s?\p{Lu}\.|\p{Lu}\p{Ll}+(?:ович|евич|овна|евна)(?!\p{L})/u,
      );
    }
    for (const { row } of [...history, ...show]) {
      expect(row.author.profile).toMatch(/^demo-[a-z0-9-]+$/);
      expect(row.address?.replace('40 лет', '') ?? '').not.toMatch(/\d(?! квартал)|дом|кв\./);
    }
  });
});

describe('places', () => {
  const barred = (city.profile.map?.features ?? []).flatMap(({ kind, geometry }) =>
    geometry.type === 'Polygon' && kind !== 'land' ? [geometry.coordinates] : [],
  );

  it('lie on land, in a district, and not in a wood or a plant', () => {
    const points = [...history, ...show].flatMap(({ row }) =>
      row.lon === undefined || row.lat === undefined ? [] : [[row.lon, row.lat] as const],
    );
    expect(points.length).toBeGreaterThan(3_000);
    for (const [lon, lat] of points) {
      expect(city.districtAt(lon, lat), `${lon} ${lat}`).not.toBeNull();
      expect(
        barred.some((rings) => polygonContains(rings, lon, lat)),
        `${lon} ${lat}`,
      ).toBe(false);
    }
  });
});

describe('terms', () => {
  const exchanges = createExchanges(world);
  const told = exchanges.rows({
    from: toInstant(zone, at(SHOW - 60, 0)),
    to: toInstant(zone, at(SHOW + 1, 0)),
  });
  interface Term {
    readonly kind: string;
    readonly due: number;
    answered: number;
  }
  const terms = new Map<string, Term>();
  for (const { at: moment, row } of told) {
    const known = terms.get(row.externalId);
    const isAnswer = row.answeredAt !== undefined;
    if (known === undefined) {
      const due = Date.parse(String(row.dueAt));
      terms.set(row.externalId, {
        kind: String(row.kind ?? 'message'),
        due,
        answered: Number.POSITIVE_INFINITY,
      });
    } else if (isAnswer) known.answered = Math.min(known.answered, moment);
  }
  const lateAt = (kind: string, hour: number, minute = 0) => {
    const t = toInstant(zone, at(SHOW, hour, minute));
    return [...terms.values()].filter((term) => term.kind === kind && term.due < t && term.answered > t)
      .length;
  };

  it('shows four late messages at 8:00 and seven at 14:05', () => {
    expect(lateAt('message', 8)).toBe(4);
    expect(lateAt('message', 14, 5)).toBe(7);
    expect(lateAt('message', 23)).toBeLessThan(8);
  });

  it('never lets a petition run out', () => {
    const petitions = [...terms.values()].filter(({ kind }) => kind === 'petition');
    expect(petitions.length).toBeGreaterThan(250);
    const end = toInstant(zone, at(SHOW + 1, 0));
    expect(petitions.filter(({ due, answered }) => due < Math.min(answered, end))).toEqual([]);
  });

  it('answers the letter on its thirtieth day at 11:05, an hour and a half before it runs out', () => {
    const [letter] = plan
      .day(SHOW - 30)
      .filter(({ kind, due }) => kind === 'petition' && due === at(SHOW, 12, 40));
    expect(letter?.answer).toBe(at(SHOW, 11, 5));
  });
});

describe('a gap', () => {
  it('of a hundred days is its last sixty, and the later facts of what was known before', () => {
    const span = { from: toInstant(zone, at(SHOW, 12)), to: toInstant(zone, at(SHOW + 100, 12)) };
    const rows = rowsOfGap(createExchanges(world), zone, span).map(({ row }) => ({
      day: dayOf(toLocal(zone, Date.parse(String(row.createdAt)))) - SHOW,
      isAnswered: row.answeredAt !== undefined,
    }));
    const days = new Set(rows.map(({ day }) => day));
    expect(Math.max(...days)).toBe(100);
    expect([...days].filter((day) => day > 0 && day < 40)).toEqual([]);
    expect(days).toContain(40);
    const known = rows.filter(({ day }) => day < 0);
    expect(known.length).toBeGreaterThan(100);
    expect(known.some(({ isAnswered }) => isAnswered)).toBe(true);
  });
});

describe('the script', () => {
  it('is quiet at night: three messages in six hours, nine before the shift', () => {
    const arrivedBy = (hour: number) =>
      messagesOf(show).filter(({ created }) => created < at(SHOW, hour)).length;
    expect(arrivedBy(6)).toBe(3);
    expect(arrivedBy(8)).toBe(9);
  });

  it('lets heating fail in 8 квартал at 13:05: four sources, many authors, all in one quarter', () => {
    const heat = part('heat').filter(({ created }) => created <= at(SHOW, 14, 5));
    expect(Math.min(...heat.map(({ created }) => created))).toBeGreaterThanOrEqual(at(SHOW, 13, 5));
    expect(heat.length).toBe(40);
    expect(new Set(heat.map(({ source }) => source))).toEqual(new Set(['vk', 'phone', 'pos', 'delo']));
    expect(new Set(heat.map(({ row }) => row.author.profile)).size).toBeGreaterThan(30);
    for (const { row } of heat) expect(row.address).toMatch(/8 квартал|Автозаводский район/);
  });

  it('keeps ПОС silent from 13:23 to 20:00, then brings fourteen messages that land in their own hours', () => {
    const silence = silenceOf(world, SHOW);
    expect(silence).toEqual({ from: at(SHOW, 13, 23), to: at(SHOW, 20) });
    const requests = createExchanges(world)
      .requests({ from: toInstant(zone, at(SHOW, 0)), to: toInstant(zone, at(SHOW + 1, 0)) })
      .filter(({ source }) => source === 'pos')
      .map((request) => ({ ...request, local: toLocal(zone, request.at) }));
    const heard = requests.map(({ local }) => local);
    expect(heard.filter((t) => t > at(SHOW, 13, 23) && t < at(SHOW, 20))).toEqual([]);
    expect(heard).toContain(at(SHOW, 13, 23));
    const back = requests.find(({ local }) => local === at(SHOW, 20));
    const arrivals = back?.rows.filter((row) => row.status === undefined) ?? [];
    expect(arrivals.length).toBe(14);
    for (const row of arrivals) {
      const created = toLocal(zone, Date.parse(String(row.createdAt)));
      expect(created).toBeGreaterThan(at(SHOW, 13, 23));
      expect(created).toBeLessThan(at(SHOW, 20));
      expect(row.receivedAt).toBe(new Date(toInstant(zone, at(SHOW, 20))).toISOString());
    }
  });

  it('announces the planned outage before its twelve messages, and the accident only when it is over', () => {
    const [water, heat, mended] = announcementsOf(world, SHOW);
    const complaints = part('water');
    expect(complaints.length).toBe(12);
    for (const { created, topic } of complaints) {
      expect(created).toBeGreaterThan(water?.announcedAt ?? Number.NaN);
      expect(created).toBeLessThan(water?.to ?? Number.NaN);
      expect(water?.topics).toContain(topic);
    }
    expect(heat?.announcedAt).toBe(heat?.ended);
    expect([heat?.ended, heat?.to]).toEqual([at(SHOW, 17, 40), at(SHOW, 18)]);
    expect([mended?.id, mended?.ended, mended?.to]).toEqual([water?.id, at(SHOW, 14, 50), at(SHOW, 15)]);
    expect(announcementsOf(world, SHOW - 1)).toEqual([]);
  });

  it('is the same play on a Sunday', () => {
    const sunday = SHOW + 6;
    const stories = createPlan(worldOf(city, { firstDay: sunday - 60, scriptFrom: sunday })).day(sunday);
    expect(stories.filter(({ id }) => id.includes('-heat-')).length).toBe(part('heat').length);
    const late = stories.filter(({ source, kind, created }) => {
      return (
        source === 'pos' && kind === 'message' && created > at(sunday, 13, 23) && created < at(sunday, 20)
      );
    });
    expect(late.length).toBe(14);
  });
});
