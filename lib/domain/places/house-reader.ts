import { normalizeHouse } from './house-number';

/** A text with its folded twin of the same length. */
export interface Source {
  readonly text: string;
  readonly folded: string;
}

export interface HouseRead {
  /** Normalized; a range is «2-10». */
  readonly house: string;
  readonly to: number;
}

const UNIT =
  /^[ \t]?(?:м(?:етр[а-я]*)?(?![а-я])|км(?![а-я])|лет|год|г(?![а-я])\.?|ч(?:ас[а-я]*)?(?![а-я])|мин|сек|д(?:ня|ней|ень)(?![а-я])|сут[окч]|недел|месяц|мес(?![а-я])|раза?(?![а-я])|чел|руб|тыс|млн|шт|фонар|ям[аыу]?(?![а-я])|машин|авто|дерев|столб|свет|ламп|окон|окна|градус|процент|январ|феврал|март[а]?(?![а-я])|апрел|ма[яй](?![а-я])|июн|июл|август|сентябр|октябр|ноябр|декабр|мкр|микрорайон|квартал|кв-л|школ|класс|полос|сторон|утра|вечер|ноч|маршр|автобус|собак|бак|контейнер|куст|пеш|остан|точ|литр|тонн|куб|гектар|га(?![а-я])|сот[оыкн]|балл|кабин|числ|групп|дет|семь|семей|жител|жильц|пункт|стат|част|процент|[%°₽]|-?[а-я]?летн|[а-я]{2,}(?:ов|ев)(?![а-я]))/;
/** These count when no number follows them: «3 подъезд» is a door, «10 подъезд 3» a house. */
const PART = /^[ \t]?(?:под[ъь]?езд|квартир|кв|этаж|эт(?![а-я]))[а-я]*\.?[ \t]?№?(?![ \t]?\d)/;
const FLOORS = /^[ \t]?[-‑–]?[ \t]?(?:ти|и|х)?[ \t]?[-‑–]?[ \t]?этажн/;
const CORE = /(\d{1,4})(?!\d)/y;
const GLUED_LETTER = /[ \t]?[-‑]?([а-я])(?![а-я])(?!\.[а-я])/y;
const QUOTED_LETTER = /[ \t]?["«“']([а-я])["»”']/y;
const SLASH = /[ \t]?[/\\][ \t]?(\d{1,4})([а-я](?![а-я]))?(?!\d)/y;
const BLOCK =
  /[ \t,.\-/]{0,3}(?:корпус[а-я]{0,2}|корп|кор|к)[ \t]?[.№]?[ \t]?(\d{1,2}(?!\d)(?:[а-г](?![а-я]))?)/y;
const BLOCK_LETTER = /[ \t,.]{0,3}(?:корпус|корп)[ \t]?\.?[ \t]?["«]?([а-я])(?![а-я])["»]?/y;
const BUILDING = /(?:[ \t,.]{0,3}(?:строение|строен|стр)[ \t]?\.?[ \t]?|с[ \t]?)(\d{1,3})(?!\d)/y;
const LETTERED = /[ \t,.]{0,3}(?:литера|литер|лит)[ \t]?\.?[ \t]?["«“']?([а-я])(?![а-я])["»”']?/y;
const RANGE = /[ \t]?[-‑–—][ \t]?(\d{1,4})([а-я](?![а-я]))?(?![\d-])/y;

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A letter apart from its number is one only when it is a capital or nothing but a sign follows. */
function takeLetter({ text, folded }: Source, at: number): { letter: string; to: number } | null {
  const quoted = stick(QUOTED_LETTER, folded, at);
  if (quoted?.[1] !== undefined) return { letter: quoted[1], to: at + quoted[0].length };
  const match = stick(GLUED_LETTER, folded, at);
  const letter = match?.[1];
  if (match === null || letter === undefined || 'йьъыюя'.includes(letter)) return null;
  const to = at + match[0].length;
  const isBlock = (letter === 'к' || letter === 'с') && /^[ \t]?\.?[ \t]?\d/.test(folded.slice(to, to + 4));
  if (isBlock) return null;
  if (match[0].length === 1 || /^[-‑]/.test(match[0])) return { letter, to };
  const isCapital = /\p{Lu}/u.test(text[to - 1] ?? '');
  const isAlone = /^(?:[,.;)\n]|$)/.test(folded.slice(to, to + 1));
  if ('вискуо'.includes(letter) && !(isCapital && isAlone)) return null;
  return isCapital || isAlone ? { letter, to } : null;
}

/** Parts behind the number, each at most once: «29а/1 к2 стр. 3». */
function takeParts(folded: string, start: number): { parts: string; to: number } {
  let [parts, to] = ['', start];
  const slash = stick(SLASH, folded, to);
  if (slash !== null) {
    parts += `/${slash[1]}${slash[2] ?? ''}`;
    to += slash[0].length;
  }
  const named: readonly (readonly [RegExp, string])[] = [
    [LETTERED, ' лит '],
    [BLOCK, ' к '],
    [BLOCK_LETTER, ' к '],
    [BUILDING, ' с '],
    [LETTERED, ' лит '],
  ];
  for (const [pattern, name] of named) {
    const match = stick(pattern, folded, to);
    if (match === null || parts.includes(name)) continue;
    parts += `${name}${match[1]}`;
    to += match[0].length;
  }
  return { parts, to };
}

/** What stands behind a number and makes it no house. */
function isSomethingElse(folded: string, to: number, isExplicit: boolean): boolean {
  const rest = folded.slice(to, to + 24);
  if (FLOORS.test(rest) || /^[-‑](?:й|я|е|го|му|ый|ой|ая|ом|м|ти|х)(?![а-я])/.test(rest)) return true;
  if (/^[а-я]/.test(rest) || /^[.:]\d/.test(rest) || /^[ \t]?[-‑–]\d[\d-]*-\d/.test(rest)) return true;
  return !isExplicit && (UNIT.test(rest) || PART.test(rest));
}

export interface HouseWish {
  /** A word such as «дом» stands before it. */
  readonly isExplicit: boolean;
  /** «дома 2–10» is a row of houses, «29-3» a house and a flat. */
  readonly mayRange: boolean;
}

/** Reads a house's number at `at`; null when the digits there are something else. */
export function readHouse(source: Source, at: number, wish: HouseWish): HouseRead | null {
  const core = stick(CORE, source.folded, at);
  const number = core === null ? 0 : Number(core[1]);
  if (core === null || number === 0 || number > 1_500 || (number > 999 && !wish.isExplicit)) return null;
  let to = at + core[0].length;
  const range = wish.mayRange ? stick(RANGE, source.folded, to) : null;
  if (range !== null && Number(range[1]) > number)
    return { house: `${number}-${Number(range[1])}${range[2] ?? ''}`, to: to + range[0].length };
  const letter = takeLetter(source, to);
  if (letter !== null) to = letter.to;
  const { parts, to: end } = takeParts(source.folded, to);
  if (isSomethingElse(source.folded, end, wish.isExplicit)) return null;
  const house = normalizeHouse(`${number}${letter?.letter ?? ''}${parts}`);
  return house === null ? null : { house, to: end };
}
