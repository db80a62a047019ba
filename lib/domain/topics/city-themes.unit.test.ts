import { expect, it } from 'vitest';
import { cityGroups } from './city-themes';

it('keeps a city’s own topics, lends the nearest to others, and leaves the rest apart', () => {
  const groups = cityGroups(new Set(['potholes', 'lift']), ['lift', 'dirt-road', 'grass', 'epidemic']);
  expect(groups).toEqual(['lift', 'potholes', 'grass', 'epidemic']);
});
