const TENS: Readonly<Record<string, number>> = {
  двадцать: 20,
  тридцать: 30,
  сорок: 40,
  пятьдесят: 50,
  шестьдесят: 60,
  семьдесят: 70,
  восемьдесят: 80,
};
const ORDINAL_STEMS: readonly (readonly [stem: string, value: number])[] = [
  ['перв', 1],
  ['втор', 2],
  ['трет', 3],
  ['четверт', 4],
  ['пят', 5],
  ['шест', 6],
  ['седьм', 7],
  ['восьм', 8],
  ['девят', 9],
  ['десят', 10],
  ['одиннадцат', 11],
  ['двенадцат', 12],
  ['тринадцат', 13],
  ['четырнадцат', 14],
  ['пятнадцат', 15],
  ['шестнадцат', 16],
  ['семнадцат', 17],
  ['восемнадцат', 18],
  ['девятнадцат', 19],
  ['двадцат', 20],
];
const ENDINGS = [
  'ый',
  'ой',
  'ая',
  'ое',
  'ого',
  'ому',
  'ым',
  'ом',
  'ую',
  'ых',
  'ий',
  'ья',
  'ье',
  'ьего',
  'ьему',
  'ьим',
  'ьем',
  'ьей',
  'ью',
];
const VALUES = new Map<string, number>([
  ...Object.entries(TENS),
  ...ORDINAL_STEMS.flatMap(([stem, value]) =>
    ENDINGS.map((ending): [string, number] => [`${stem}${ending}`, value]),
  ),
]);

/** The number that a numeral in words means: «седьмого» 7, «сорок» 40; null for other words. */
export function numeralValue(folded: string): number | null {
  return VALUES.get(folded) ?? null;
}

const SUFFIXES = new Set([
  'й',
  'я',
  'е',
  'го',
  'му',
  'м',
  'ой',
  'ая',
  'ый',
  'ий',
  'ом',
  'ого',
  'ому',
  'ое',
  'ую',
  'ю',
  'ей',
  'ья',
  'ые',
  'ых',
  'х',
  'ти',
]);

/** Whether a word written after digits only says their case: «9-й», «3-я», «7-го». */
export function isOrdinalSuffix(folded: string): boolean {
  return SUFFIXES.has(folded);
}
