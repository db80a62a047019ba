import type { PlaceRole } from './place-reading';

const AUTHOR = [
  /(?<![а-я])(?:живу|проживаю|живем|проживаем|прописан[аы]?|проживающ(?:ий|ая|его|ей)|мой (?:домашний )?адрес)(?![а-я])[^.!?;,]{0,50}$/,
  /(?<![а-я])я[, -]+(?:[а-я-]+ ){0,2}(?:житель|жительница|жилец|собственник|собственница|инвалид|пенсионерка?|мама|мать|многодетная)[^.!?;,]{0,50}$/,
];
const OFFICE_NOUN =
  '(?:администраци|управлени[еяю]|управляющ|ук(?![а-я])|тсж|жэу|рэу|жко|комитет|отдел|мфц|полици|прокуратур|департамент|водоканал|энергосбыт|соцзащит|офис|контор|приемн|диспетчерск|министерств|поликлиник|касс)';
const OFFICE = [
  new RegExp(
    `(?<![а-я])(?:об?ра(?:ти|ща)[а-я]*|(?:на)?писал[аи]?|(?:по)?звони[а-я]*|ходи[а-я]*|пришл[аи]|пришел|приезжал[аи]?|направ[а-я]*|подал[аи]?|отправ[а-я]*|жалова[а-я]*|жалоб[а-я]*)[^.!?;]{0,40}?${OFFICE_NOUN}[^.!?;]{0,60}$`,
  ),
  new RegExp(`${OFFICE_NOUN}[а-я]*[^.!?;,]{0,40}(?:наход|располож|зарегистрирован|прием)[^.!?;]{0,25}$`),
  /(?:юридическ[а-я]* адрес|офис)[^.!?;]{0,30}$/,
];
const NEAR_OFFICE = new RegExp(
  `(?<![а-я])(?:около|возле|у|напротив|рядом со?|за|перед|парковк[аеи]|на территории)\\s+(?:[а-я]+\\s+){0,2}${OFFICE_NOUN}[^.!?;]*$`,
);
const WAY = [
  /(?:в сторону|в направлении|по направлению к|направлени[еия]|маршрут[а-я]*)[\s"«(]*(?:от|к|на)?\s*$/,
  /(?:движени|проезд|проезжа|еха|еду|еде|езж|езди)[а-я]*\s+(?:по|через|от|до|с)\s*$/,
  /(?<![а-я])(?:с|со|от|из)\s*$/,
];
const TRANSPORT = /маршрут|автобус|троллейбус|трамва/;
const LEG = /(?:(?<![а-я])(?:от|до|через|из)|[-–—(])\s*$/;
const ADDRESS_TAIL =
  /(?:^|[,:\s])(?:по адресу|адрес|(?:г|гор|город|городе|с|село|селе|п|пос|поселок|поселке|д|деревня|деревне)(?:\.\s*|\s+)[а-я-]+|[а-я]+ск(?:ий|ом|ого) (?:район|р-н)[а-я]*|ул\.?|улиц[аеуы]|в|на|по)[,:\s]*$/;

/** What is written before an address without its city, district and type word. */
function withoutAddressTail(before: string): string {
  let plain = before;
  for (let steps = 0; steps < 6; steps++) {
    const shorter = plain.replace(ADDRESS_TAIL, '');
    if (shorter === plain) break;
    plain = shorter;
  }
  return plain;
}

/** Behind «, а», «, но» another matter begins. */
const TURN = /,\s*(?:а|но|однако|хотя|зато)(?![а-я])/;

export interface RoleQuestion {
  /** The folded sentence up to the place. */
  readonly before: string;
  /** The whole folded sentence. */
  readonly sentence: string;
  readonly hasHouse: boolean;
}

/** What the words before a place say it is to the author. */
export function roleOf({ before, sentence, hasHouse }: RoleQuestion): PlaceRole | 'route' {
  const plain = withoutAddressTail(before).split(TURN).at(-1) ?? '';
  if (AUTHOR.some((cue) => cue.test(plain))) return 'author';
  if (OFFICE.some((cue) => cue.test(plain)) && !NEAR_OFFICE.test(plain)) return 'office';
  if (!hasHouse && TRANSPORT.test(sentence) && LEG.test(before)) return 'route';
  return WAY.some((cue) => cue.test(before)) ? 'way' : 'problem';
}

const AT_HOME =
  /подъезд|подьезд|квартир|лифт|крыш|батаре|отоплен|тепл[оа]|горяч|холодно|вод[аыу](?![а-я])|напор|стояк|подвал|домофон|канализ|электрич|свет[а]?(?![а-я])|у нас |наш[а-я]* (?:дом|двор|подъезд|квартир|улиц)|мусоропровод/;

/** Whether a message that names only the author's address is about that home. */
export const isAboutHome = (folded: string) => AT_HOME.test(folded);
