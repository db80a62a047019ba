import { SUBJECTS } from './subject-list';
import { stemOf, type Token } from './words';

/** How long complaints about one thing keep coming before the same words mean a new case. */
export const PACES = ['fast', 'medium', 'slow'] as const;
export type Pace = (typeof PACES)[number];

const codeOf = new Map(SUBJECTS.map((subject) => [subject.code, subject]));

interface Part {
  readonly start: string;
  /** How far after the part before it this one may stand. */
  readonly reach: number;
}

interface Sign {
  readonly code: string;
  readonly parts: readonly Part[];
  readonly weight: number;
}

/** What a hint weighs beside a word that tells. */
const HINT = 0.3;
/** Words of one sign may be so far apart. */
const REACH = 4;

function parseSign(code: string, text: string): Sign {
  const isHint = text.endsWith('?');
  const parts = text
    .replace('?', '')
    .split(' ')
    .flatMap((group) => group.split('+').map((start, i) => ({ start, reach: i === 0 ? REACH : 1 })));
  return { code, parts, weight: isHint ? HINT : parts.length };
}

const byFirst = new Map<string, Sign[]>();
for (const { code, signs } of SUBJECTS) {
  for (const text of signs.split(',')) {
    const sign = parseSign(code, text.trim());
    const key = (sign.parts[0]?.start ?? '').slice(0, 2);
    byFirst.set(key, [...(byFirst.get(key) ?? []), sign]);
  }
}

function isThere(tokens: readonly Token[], at: number, parts: readonly Part[]): boolean {
  if (tokens[at]?.low.startsWith(parts[0]?.start ?? '') !== true) return false;
  let from = at;
  for (const { start, reach } of parts.slice(1)) {
    const step = tokens.slice(from + 1, from + 1 + reach).findIndex(({ low }) => low.startsWith(start));
    if (step === -1) return false;
    from += step + 1;
  }
  return true;
}

/** Subject → weight, the squares of the weights summing to one at most; empty where no word tells. */
export function subjectsOf(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  tokens.forEach((token, at) => {
    for (const sign of byFirst.get(token.low.slice(0, 2)) ?? []) {
      if (isThere(tokens, at, sign.parts)) found.set(sign.code, (found.get(sign.code) ?? 0) + sign.weight);
    }
  });
  const length = Math.max(1, Math.hypot(...found.values()));
  return new Map([...found].map(([code, weight]) => [code, weight / length]));
}

/** The subject with the greatest weight; null where words only hint. */
export function leadingSubject(subjects: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [code, weight] of subjects) {
    if (weight > HINT && (best === null || weight > (subjects.get(best) ?? 0))) best = code;
  }
  return best;
}

export function paceOf(subject: string | null): Pace {
  return (subject === null ? undefined : codeOf.get(subject)?.pace) ?? 'medium';
}

export function isAreal(subject: string | null): boolean {
  return (subject === null ? undefined : codeOf.get(subject)?.isAreal) ?? false;
}

export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [code, weight] of a) sum += weight * (b.get(code) ?? 0);
  return sum;
}

/** Stems that say nothing about the matter: how people address an office, and the words of place. */
const EMPTY = new Set(
  `просить прошу просим просьба заявитель заявительница заявителя абонент житель жители жителей сообщает сообщают
  сообщить сообщение жалоба жалуется принять меры мер меры уважаемый здравствуйте добрый день пожалуйста обращаюсь вам
  вас ваш нам нас наш наша нашем адрес адресу дом дома доме домов улица улице улицы город городе район районе подъезд
  подъезде квартал квартале двор дворе который которые когда опять снова уже еще тоже очень почему сколько день дня дней
  сегодня вчера утра утром вечера вечером часов минут неделя неделю недели возле около рядом напротив`
    .split(/\s+/)
    .map(stemOf),
);

export function isEmptyStem(stem: string): boolean {
  return stem.length < 3 || EMPTY.has(stem);
}
