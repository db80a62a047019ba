import { tokensOf } from './words';

const COLLECTIVE =
  /коллективн\p{L}*\s+(?:обращени|жалоб|письм|заявлени)|от\s+(?:имени\s+)?(?:всех\s+)?(?:жителей|жильцов|соседей|родителей|собственников)|от\s+родительского\s+комитета|^мы,\s|[.!?]\s+мы,\s+(?:жители|жильцы|собственники|родители)|подпис\p{L}+\s+\d+|\d+\s+подпис/iu;
const SIGNED = /подпис/u;
const MOST_SIGNATURES = 100_000;

export interface Collective {
  /** Signatures, where their number is told; else null. */
  readonly people: number | null;
}

/** Whether many people speak through one appeal, and how many signed; null for one author. */
export function collectiveOf(text: string): Collective | null {
  if (!COLLECTIVE.test(text)) return null;
  const tokens = tokensOf(text);
  const at = tokens.findIndex(({ low }) => SIGNED.test(low));
  if (at === -1) return { people: null };
  const near = [...tokens.slice(at + 1, at + 4), ...tokens.slice(Math.max(0, at - 3), at).reverse()];
  const number = near.find(({ isNumber, low }) => isNumber && /^\d+$/u.test(low));
  const people = number === undefined ? null : Number(number.low);
  return { people: people !== null && people > 1 && people <= MOST_SIGNATURES ? people : null };
}
