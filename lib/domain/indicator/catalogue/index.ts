import type { Indicator, Subject } from '../indicator';
import { FLOW } from './flow';
import { QUALITY } from './quality';
import { TERMS } from './terms';
import { TIMES } from './times';

const ALL = [...FLOW, ...TERMS, ...TIMES, ...QUALITY] as const;
export type IndicatorCode = (typeof ALL)[number]['code'];

export interface CatalogueEntry extends Indicator {
  readonly code: IndicatorCode;
}

/** What is reported every month (DOMAIN.md, «Indicators reported monthly»), in the order of the report. */
export const CATALOGUE: readonly CatalogueEntry[] = ALL;
export const INDICATOR_CODES: readonly IndicatorCode[] = ALL.map(({ code }) => code);

export const isIndicatorCode = (text: string): text is IndicatorCode =>
  INDICATOR_CODES.some((code) => code === text);

const BY_CODE = new Map<string, CatalogueEntry>(CATALOGUE.map((entry) => [entry.code, entry]));

/** Errors: throws for a code that the catalogue lacks; a checked code is always there. */
export function indicatorOf(code: IndicatorCode): CatalogueEntry {
  const found = BY_CODE.get(code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
}

/** The indicators that speak of such records. */
export function indicatorsOf(subject: Subject): readonly CatalogueEntry[] {
  return CATALOGUE.filter(({ subjects }) => subjects.includes(subject));
}
