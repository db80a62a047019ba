/** Themes for which a city's tree seldom has a topic of their own, and the topic that takes them. */
const NEAREST: Readonly<Record<string, string>> = {
  'dirt-road': 'potholes',
  'yard-roads': 'yard-works',
  'house-manager': 'entrance',
  grass: 'public-spaces',
  crossings: 'road-signs',
  'medical-care': 'clinic-queue',
  pollution: 'smell',
};

/** The groups that a lexicon tells apart in a city: its topics, and themes that are none of them. */
export function cityGroups(topics: ReadonlySet<string>, themes: readonly string[]): string[] {
  return themes.map((theme) => {
    if (topics.has(theme)) return theme;
    const nearest = NEAREST[theme];
    return nearest !== undefined && topics.has(nearest) ? nearest : theme;
  });
}
