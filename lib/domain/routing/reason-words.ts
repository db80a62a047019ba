import { dayWords } from './check';
import type { RoutingRule } from './rule';

/** What the codes of a rule are called. */
export interface RoutingNames {
  topic(id: string): string;
  district(id: string): string;
  department(code: string): string;
}

/** «тема „Не убран снег“, Центральный район, сезон с 01.11 по 31.03 → МБУ „Благоустройство“»: why an appeal went there. */
export function reasonWords(
  { topic, district, place, season, department }: RoutingRule,
  names: RoutingNames,
): string {
  const conditions = [
    topic === null ? 'любая тема' : `тема „${names.topic(topic)}“`,
    district === null ? null : names.district(district),
    place === null ? null : place === 'placed' ? 'адрес известен' : 'без адреса',
    season === null ? null : `сезон с ${dayWords(season.from)} по ${dayWords(season.to)}`,
  ].filter((words) => words !== null);
  return `${conditions.join(', ')} → ${names.department(department)}`;
}
