import type { CityProfile } from '@/lib/contract/city-profile';
import type { TopicOption } from './topic-choice';

/** The city's topics as a person chooses among them, in the order of the tree. */
export function topicOptions({ groups, topics }: CityProfile): TopicOption[] {
  return groups.flatMap((group) =>
    topics
      .filter((topic) => topic.group === group.id)
      .map(({ id, name }) => ({ id, name, group: group.name })),
  );
}
