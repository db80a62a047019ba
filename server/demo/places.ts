import { polygonContains } from '@/lib/domain/geometry';
import type { City } from '@/lib/services/city/city';
import type { Random } from './random';
import type { Setting } from './texts/topic-texts';

/** Where a story happens, as its source tells it and as its text says it. */
export interface StoryPlace {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly address: string | null;
  /** «в 8 квартале»: fills the slot of a line. */
  readonly where: string;
}

/** How people say a place of the city's profile, and how much of the city's trouble it brings. */
interface Spoken {
  readonly weight: number;
  readonly where: readonly string[];
}

const SPOKEN: Readonly<Record<string, Spoken>> = {
  '1 квартал': { weight: 9, where: ['в 1 квартале', 'в первом квартале'] },
  '7 квартал': { weight: 9, where: ['в 7 квартале', 'в седьмом квартале'] },
  '8 квартал': { weight: 9, where: ['в 8 квартале', 'в восьмом квартале'] },
  'б-р Луначарского': { weight: 6, where: ['на бульваре Луначарского', 'на Луначарского'] },
  'б-р Космонавтов': { weight: 6, where: ['на бульваре Космонавтов', 'на Космонавтов'] },
  'Цветной б-р': { weight: 6, where: ['на Цветном бульваре', 'на Цветном'] },
  'ул. Тополиная': { weight: 6, where: ['на Тополиной', 'на улице Тополиной'] },
  'ул. 40 лет Победы': { weight: 6, where: ['на 40 лет Победы', 'на улице 40 лет Победы'] },
  'ул. Дзержинского': { weight: 6, where: ['на Дзержинского', 'на улице Дзержинского'] },
  'ул. Ворошилова': { weight: 6, where: ['на Ворошилова', 'на улице Ворошилова'] },
  'ул. Юбилейная': { weight: 7, where: ['на Юбилейной', 'на улице Юбилейной'] },
  'ул. Маршала Жукова': { weight: 6, where: ['на Жукова', 'на Маршала Жукова'] },
  'Московский пр-т': { weight: 6, where: ['на Московском', 'на Московском проспекте'] },
  'пл. Свободы': { weight: 9, where: ['у площади Свободы', 'рядом с площадью Свободы'] },
  'ул. Карла Маркса': { weight: 9, where: ['на Карла Маркса', 'на улице Карла Маркса'] },
  'ул. Ушакова': { weight: 7, where: ['на Ушакова', 'на улице Ушакова'] },
  Портпосёлок: { weight: 4, where: ['в Портпосёлке'] },
  'мкр Комсомольский': { weight: 7, where: ['в микрорайоне Комсомольском', 'в нашем микрорайоне'] },
  'Жигулёвское Море': { weight: 5, where: ['в посёлке Жигулёвское Море', 'на Жигулёвском Море'] },
  Шлюзовой: { weight: 7, where: ['в Шлюзовом', 'у нас в Шлюзовом'] },
  Копылово: { weight: 2, where: ['в Копылово'] },
  Фёдоровка: { weight: 3, where: ['в Фёдоровке'] },
};

const IN_DISTRICT: Readonly<Record<string, readonly string[]>> = {
  avtozavodsky: ['в Автозаводском районе', 'в Новом городе'],
  centralny: ['в Центральном районе', 'в старом городе'],
  komsomolsky: ['в Комсомольском районе', 'у нас в Комсомольском'],
};

const NOWHERE: Readonly<Record<Setting, readonly string[]>> = {
  home: ['у нас', 'в нашем доме', 'у нас в доме'],
  yard: ['у нас', 'у нашего дома', 'возле дома'],
  street: ['у нас', 'на нашей улице', 'в нашем районе'],
  stop: ['на нашей остановке', 'у нас'],
  city: [''],
};

/** A point is drawn so near its anchor, metres. */
const SPREAD_M = 330;
const M_PER_DEGREE = 111_195;

interface Anchor {
  readonly name: string;
  readonly at: readonly [number, number];
  readonly district: string;
  readonly spoken: Spoken;
}

export interface Places {
  /** A point near a place, on land, in its district; the place is chosen by weight among those of the district. */
  near(district: string, random: Random): StoryPlace;
  /** A point near a named place. */
  nearNamed(name: string, random: Random): StoryPlace;
  /** Only the district's name, as sources give it. */
  inDistrict(district: string, random: Random): StoryPlace;
  nowhere(setting: Setting, random: Random): StoryPlace;
}

/** The places of a demonstration, from the city's own profile. */
export function createPlaces(city: City): Places {
  const { profile } = city;
  const barred = (profile.map?.features ?? []).flatMap(({ kind, geometry }) =>
    geometry.type === 'Polygon' && kind !== 'land' ? [geometry.coordinates] : [],
  );
  const anchors = profile.places.flatMap(({ name, at }): Anchor[] => {
    const spoken = SPOKEN[name];
    const district = city.districtAt(...at);
    return spoken === undefined || district === null ? [] : [{ name, at, district, spoken }];
  });

  /** A built-up point: neither water, forest nor plant, and in the anchor's own district. */
  function isFit(lon: number, lat: number, district: string): boolean {
    return (
      city.districtAt(lon, lat) === district && !barred.some((rings) => polygonContains(rings, lon, lat))
    );
  }

  function pointNear({ at: [lon, lat], district }: Anchor, random: Random): readonly [number, number] {
    for (let attempt = 0; attempt < 20; attempt++) {
      const north = (random.normal() * SPREAD_M) / M_PER_DEGREE;
      const east = (random.normal() * SPREAD_M) / (M_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
      const point = [round(lon + east), round(lat + north)] as const;
      if (isFit(...point, district)) return point;
    }
    return [lon, lat];
  }

  function at(anchor: Anchor, random: Random): StoryPlace {
    const [lon, lat] = pointNear(anchor, random);
    const district = nameOf(anchor.district);
    const address = random.weighted([
      [anchor.name, 5],
      [`${district}, ${anchor.name}`, 4],
      [district, 1],
    ]);
    return { lat, lon, address, where: random.pick(anchor.spoken.where) };
  }

  const nameOf = (id: string) => profile.districts.find((district) => district.id === id)?.name ?? id;

  return {
    near(district, random) {
      const own = anchors.filter((anchor) => anchor.district === district);
      return at(random.weighted(own.map((anchor) => [anchor, anchor.spoken.weight] as const)), random);
    },
    nearNamed(name, random) {
      const anchor = anchors.find((known) => known.name === name);
      if (anchor === undefined) throw new Error(`the city has no place ${name}`);
      return at(anchor, random);
    },
    inDistrict: (district, random) => ({
      lat: null,
      lon: null,
      address: nameOf(district),
      where: random.pick(IN_DISTRICT[district] ?? ['у нас']),
    }),
    nowhere: (setting, random) => ({
      lat: null,
      lon: null,
      address: null,
      where: random.pick(NOWHERE[setting]),
    }),
  };
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
