import type { CityProfile } from '@/lib/contract/city-profile';
import {
  ALL,
  type HotCluster,
  type HotTopic,
  hotClustersOf,
  hotTopicsOf,
  intervalOf,
  numbersOf,
} from '@/lib/contract/figures';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import type { Interval } from '@/lib/domain/log-event';
import { formatInterval } from '@/lib/domain/russian';
import type { Section } from '@/lib/live/live-store';
import { clusterLink, hotLink } from './links';

export interface HotRow {
  readonly key: string;
  /** Null for a cluster of several topics. */
  readonly topic: string | null;
  readonly name: string;
  /** «8 квартал» */
  readonly place: string;
  readonly norm: string;
  readonly count: number;
  /** It no longer rings. */
  readonly isCalm: boolean;
  readonly cell: string | null;
  /** Messages themselves. */
  readonly href: string;
  /** The page that says why. */
  readonly why: string;
}

export function topicShort(profile: CityProfile, topic: string): string {
  if (topic === UNDETERMINED_TOPIC) return 'Не определена';
  return profile.topics.find(({ id }) => id === topic)?.short ?? topic;
}

/** Quarter or settlement when one is near, else the district, else the city. */
function placeWords(profile: CityProfile, { place, district }: Pick<HotTopic, 'place' | 'district'>): string {
  return place ?? profile.districts.find(({ id }) => id === district)?.short ?? 'весь город';
}

/** «0–1»; a bare «0» would say nothing. */
const normWords = (norm: Interval) =>
  norm[0] === norm[1] ? `норма ${formatInterval(norm)}` : formatInterval(norm);

/** The norm of the hour, or of the shorter or longer window that rang; and that it no longer rings. */
function detailWords({ minutes, norm, phase }: HotTopic): string {
  const words = minutes === 60 ? normWords(norm) : `за ${minutes} мин: ${normWords(norm)}`;
  return phase === 'calmed' ? `${words}, стихает` : words;
}

/** Hot topics, worst first, then clusters where no topic is hot, as rows of the wall. */
export function hotRows(profile: CityProfile, hot: Section, clusters: Section): HotRow[] {
  const topics = hotTopicsOf(hot.get('list')).map((row) => ({
    key: row.topic,
    topic: row.topic,
    name: topicShort(profile, row.topic),
    place: placeWords(profile, row),
    norm: detailWords(row),
    count: row.count,
    isCalm: row.phase === 'calmed',
    cell: row.cell,
    href: hotLink(row.topic, row.district),
    why: `/hot/${row.topic}`,
  }));
  return [...topics, ...hotClustersOf(clusters.get('list')).map((row) => clusterRow(profile, row))];
}

/** «Нет отопления», «8 квартал · за 3 ч: 1–3»: what and where, as of a hot topic; the hours tell it apart. */
function clusterRow(profile: CityProfile, row: HotCluster): HotRow {
  const { id, topic, cell, hours, norm, phase, count } = row;
  return {
    key: id,
    topic,
    name: topic === null ? 'Разные темы рядом' : topicShort(profile, topic),
    place: placeWords(profile, row),
    norm: phase === 'calmed' ? 'стихает' : `за ${hours} ч: ${normWords(norm)}`,
    count,
    isCalm: phase === 'calmed',
    cell,
    href: clusterLink(row),
    why: `/hot/cluster/${id}`,
  };
}

export interface QuietRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly norm: Interval | null;
}

/** On a quiet hour: what is spoken of most, hot or not, the same order for equal counts. */
export function frequentTopics(profile: CityProfile, counts: Section, norms: Section): QuietRow[] {
  const rows: QuietRow[] = [];
  for (const [topic, figure] of counts) {
    const [count = 0] = numbersOf(figure);
    if (topic === ALL || topic === UNDETERMINED_TOPIC || count === 0) continue;
    const name = topicShort(profile, topic);
    rows.push({ key: topic, name, count, norm: intervalOf(norms.get(topic)) });
  }
  return rows.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'ru'));
}
