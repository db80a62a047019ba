import type { CityProfile } from '@/lib/contract/city-profile';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';

/** What the city's codes are called; an unknown code stands for itself. */
export interface CityNames {
  topic(id: string): string;
  district(id: string): string;
  department(id: string): string;
  source(id: string): string;
}

export function cityNames(profile: CityProfile): CityNames {
  const nameIn = (list: readonly { id: string; name: string }[]) => {
    const names = new Map(list.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const topic = nameIn(profile.topics);
  return {
    topic: (id) => (id === UNDETERMINED_TOPIC ? 'Не определена' : topic(id)),
    district: nameIn(profile.districts),
    department: nameIn(profile.departments),
    source: nameIn(profile.sources),
  };
}
