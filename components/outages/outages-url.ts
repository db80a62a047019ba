import type { OutageTime } from '@/lib/contract/outage';

export const TIME_NAMES: Readonly<Record<OutageTime, string>> = {
  current: 'Сейчас',
  planned: 'Впереди',
  past: 'Прошли и отменены',
};

const NAMES = ['time', 'kind', 'topic', 'district'] as const;

/** The known conditions of an address or a query that say something; of a doubled one the first. */
export function filterQuery(
  query: Readonly<Record<string, string | number | string[] | undefined>>,
): Record<string, string> {
  const pairs = NAMES.map((name) => {
    const given = query[name];
    return [name, String((Array.isArray(given) ? given[0] : given) ?? '').trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}
