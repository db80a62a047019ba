import { expect, it } from 'vitest';
import { clusterNearDuplicates, foldClusters, splitTexts } from './split';

const complaint = (i: number) =>
  `Во дворе дома ${i} по улице ${['Лесная', 'Садовая', 'Мира'][i % 3]} ${['нет света', 'яма', 'собаки'][i % 3]}, ${'помогите '.repeat(i % 5)}${i}`;
const long =
  'Уже неделю не вывозят мусор с площадки у дома, баки переполнены, запах невыносимый, крысы бегают';

it('puts near-duplicates into one cluster and others apart', () => {
  const [a, b, c] = clusterNearDuplicates([long, `${long}!!! Примите меры`, 'Не горит фонарь у магазина']);
  expect(a).toBe(b);
  expect(c).not.toBe(a);
});

it('parts by share and seed, near-duplicates on one side', () => {
  const texts = [
    ...Array.from({ length: 60 }, (_, i) => complaint(i)),
    long,
    `${long}.`,
    `Повторно: ${long}`,
  ];
  const split = splitTexts(texts, { share: 0.7, seed: 3 });
  expect([...split.train, ...split.test].sort((x, y) => x - y)).toEqual([...texts.keys()]);
  const sides = [60, 61, 62].map((i) => split.train.includes(i));
  expect(new Set(sides).size).toBe(1);
  expect(splitTexts(texts, { share: 0.7, seed: 3 })).toEqual(split);
  expect(splitTexts(texts, { share: 0.7, seed: 4 })).not.toEqual(split);
});

it('deals folds by cluster', () => {
  const folds = foldClusters(Int32Array.from([0, 0, 2, 3, 4, 5]), { folds: 3, seed: 1 });
  expect(folds[0]).toBe(folds[1]);
  expect(new Set(folds)).toEqual(new Set([0, 1, 2]));
});
