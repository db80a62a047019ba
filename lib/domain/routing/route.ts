import type { Precision } from '../appeal';
import type { RoutingPlace, RoutingRule, Season } from './rule';

/** What the rules look at. */
export interface RoutingFacts {
  readonly topic: string;
  readonly district: string | null;
  readonly place: RoutingPlace;
  /** Day of the year on which the appeal was made, `MM-DD` of the city. */
  readonly day: string;
}

/** Without a cell a place is «без адреса» (ARCHITECTURE.md, «Places»). */
export function placeOfPrecision(precision: Precision): RoutingPlace {
  return precision === 'district' || precision === 'none' ? 'unplaced' : 'placed';
}

export function isInSeason({ from, to }: Season, day: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

export function fits(rule: RoutingRule, facts: RoutingFacts): boolean {
  return (
    (rule.topic === null || rule.topic === facts.topic) &&
    (rule.district === null || rule.district === facts.district) &&
    (rule.place === null || rule.place === facts.place) &&
    (rule.season === null || isInSeason(rule.season, facts.day))
  );
}

/** The rule that leads: of those that fit, the one of the highest priority; checked rules never tie. */
export function leadingRule(rules: readonly RoutingRule[], facts: RoutingFacts): RoutingRule | null {
  let lead: RoutingRule | null = null;
  for (const rule of rules) {
    if ((lead === null || rule.priority > lead.priority) && fits(rule, facts)) lead = rule;
  }
  return lead;
}
