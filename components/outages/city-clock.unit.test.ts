import { expect, it } from 'vitest';
import { fromField, toField } from './city-clock';

it('reads and shows moments on the city’s clock, whatever the machine’s', () => {
  expect(toField('Europe/Samara', Date.parse('2026-11-23T10:05:00Z'))).toBe('2026-11-23T14:05');
  expect(fromField('Europe/Samara', '2026-11-23T14:05')).toBe('2026-11-23T10:05:00.000Z');
  expect(toField('Europe/Samara', null)).toBe('');
  expect(fromField('Europe/Samara', '')).toBe('');
});
