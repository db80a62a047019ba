import type { Token } from './words';

const HOUSE_WORD = /^(?:д|дом|дома|доме|дому|домах|домом|домов)$/u;
const PART: Readonly<Record<string, string>> = {
  к: 'к',
  корп: 'к',
  корпус: 'к',
  корпуса: 'к',
  стр: 'с',
  строение: 'с',
  лит: 'л',
};
/** A number with one of these after it is no house. */
const UNIT =
  /^(?:(?:лет|года?|годов|раза?|час|часа|часов|ч|мин|день|дня|дней|м|см|км|кв|й|я|го|мая)$|человек|минут|сут|градус|недел|месяц|этаж|метр|руб|тыс|процент|штук|подпис|квартал|подъезд|маршрут|автобус|школ|сад|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)/u;
export function isUnit(token: Token | undefined): boolean {
  return token !== undefined && /^-?$/u.test(token.gap) && UNIT.test(token.low);
}

const LARGEST = 399;

/** «24», «10а», «29к2», «33/41»: as it is compared. */
function isHouse(low: string): boolean {
  return /^\d{1,3}[а-я]?$/u.test(low) && Number.parseInt(low, 10) <= LARGEST && Number.parseInt(low, 10) > 0;
}

/** A street or a named object, and where in the text its name ends. */
export interface NamedPlace {
  readonly key: string;
  readonly end: number;
}

/** Finds the numbers of houses and gives each to the name it belongs to. */
export class HouseReader {
  readonly #tokens: readonly Token[];
  readonly #used: Set<number>;

  constructor(tokens: readonly Token[], used: Set<number>) {
    this.#tokens = tokens;
    this.#used = used;
  }

  /** A house belongs to the name nearest before it; before any name, «дом 20 по ул. Жукова», to the first. */
  assign(names: readonly NamedPlace[]): ReadonlyMap<string, readonly string[]> {
    const houses = new Map<string, string[]>(names.map(({ key }) => [key, []]));
    const last = new Map(names.map((name) => [name.end, name]));
    let current: NamedPlace | null = null;
    let isNear = false;
    for (let at = 0; at < this.#tokens.length; at++) {
      const name = last.get(at);
      if (name !== undefined) {
        current = name;
        isNear = true;
        continue;
      }
      if (this.#used.has(at)) continue;
      const owner = current ?? names[0] ?? null;
      if (owner !== null && this.#isHouseAt(at, isNear)) at = this.#take(at, houses.get(owner.key) ?? []);
      isNear = isNear && this.#isBridge(at);
    }
    return new Map([...houses].map(([key, numbers]) => [key, [...new Set(numbers)]]));
  }

  /** Words that may stand between a name and its house: «Свердлова, возле 51 дома». */
  #isBridge(at: number): boolean {
    return HOUSE_WORD.test(this.#tokens[at]?.low ?? '');
  }

  #isHouseAt(at: number, isNear: boolean): boolean {
    const token = this.#tokens[at];
    if (token?.isNumber !== true || !isHouse(token.low)) return false;
    const before = this.#tokens[at - 1];
    const after = this.#tokens[at + 1];
    if (HOUSE_WORD.test(before?.low ?? '')) return true;
    if (after !== undefined && HOUSE_WORD.test(after.low) && /^-?$/u.test(after.gap)) return true;
    if (after?.low === 'го' && HOUSE_WORD.test(this.#tokens[at + 2]?.low ?? '')) return true;
    return isNear && /^[,.№]*$/u.test(token.gap) && !isUnit(after);
  }

  /** Takes the house at `at` with its building and whatever list or range goes on from it; answers the last token. */
  #take(at: number, houses: string[]): number {
    let [end, house] = this.#whole(at);
    houses.push(house);
    for (let next = this.#listed(end); next !== null; next = this.#listed(end)) {
      const from = house;
      const isRange = /^[-–—]$/u.test(this.#tokens[next]?.gap ?? '');
      [end, house] = this.#whole(next);
      if (isRange) houses.push(...between(from, house));
      houses.push(house);
    }
    return end;
  }

  /** The next house of a list: «12, 14», «3–7», «104 и 106». */
  #listed(end: number): number | null {
    const next = this.#tokens[end + 1];
    const isWord = next?.low === 'и' || next?.low === 'по';
    const at = isWord ? end + 2 : end + 1;
    const token = this.#tokens[at];
    if (token?.isNumber !== true || !isHouse(token.low)) return null;
    if (isWord) return this.#isCounted(at) ? null : at;
    return /^[,\-–—]$/u.test(token.gap) ? at : null;
  }

  #isCounted(at: number): boolean {
    return isUnit(this.#tokens[at + 1]);
  }

  /** «29 корп. 2», «29к2», «33/41». */
  #whole(at: number): [end: number, house: string] {
    const { low = '' } = this.#tokens[at] ?? {};
    this.#used.add(at);
    const joined = /^(\d+)([кс])$/u.exec(low);
    const one = this.#tokens[at + 1];
    if (joined !== null && one?.isNumber === true && one.gap === '') {
      this.#used.add(at + 1);
      return [at + 1, `${low}${one.low}`];
    }
    if (one?.isNumber === true && one.gap === '/') {
      this.#used.add(at + 1);
      return [at + 1, `${low}/${one.low}`];
    }
    const part = PART[one?.low ?? ''];
    const two = this.#tokens[at + 2];
    if (part !== undefined && two?.isNumber === true) {
      this.#used.add(at + 1).add(at + 2);
      return [at + 2, `${low}${part}${two.low}`];
    }
    return [at, low];
  }
}

const MOST_OF_RANGE = 20;

/** «дома 3–7»: 3, 5, 7; numbers of one side when both ends are odd or even. */
function between(from: string, to: string): string[] {
  const low = Number.parseInt(from, 10);
  const high = Number.parseInt(to, 10);
  const step = (high - low) % 2 === 0 ? 2 : 1;
  const count = Math.floor((high - low) / step) - 1;
  if (count <= 0 || count > MOST_OF_RANGE) return [];
  return Array.from({ length: count }, (_, i) => String(low + (i + 1) * step));
}
