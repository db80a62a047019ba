import { expect, it } from 'vitest';
import { readArrivals, readArrivalText, readMoment } from './arrivals';

it('reads times as the three forms write them', () => {
  const noon = Date.UTC(2026, 1, 13, 12, 5, 17);
  expect(readMoment('2026-02-13T12:05:17.000', null)).toBe(noon);
  expect(readMoment('02/13/2026 12:05:17 PM', null)).toBe(noon);
  expect(readMoment('02/13/2026 12:05:17 AM', null)).toBe(noon - 12 * 3_600_000);
  expect(readMoment('2026-02-13T15:05:17+03:00', 'Europe/Samara')).toBe(noon + 4 * 3_600_000);
  expect(readMoment('вчера', null)).toBeNull();
});

it('takes positions where the file has them, and asks for no address where it has none', () => {
  const placed = readArrivalText(
    'a',
    'created,type,lat,lon\n2026-02-13T12:05:17,Тепло,53.5,49.4\n2026-02-13T12:00:00,Тепло,,\nкогда-то,Тепло,,\n',
  );
  expect(placed.unread).toBe(1);
  expect(placed.arrivals.map(({ address }) => address === null)).toEqual([true, false]);
  expect(placed.arrivals[1]?.cell).toMatch(/^87/);
  const bare = readArrivalText('b', 'opened,type,area\n2026-02-13T12:05:17,"Тепло, вода",Север\n');
  expect(bare.arrivals[0]).toMatchObject({
    topic: 'Тепло, вода',
    district: 'Север',
    cell: null,
    address: '#2',
  });
});

it('says what is wrong with a place that cannot be read', () => {
  expect(() => readArrivalText('c', 'a,b\n1,2\n')).toThrow('нет столбца времени');
  expect(() => readArrivals('/nowhere/at/all')).toThrow('нет папки или файла');
});
