import { AppError } from '@/lib/contract/app-error';
import type { RoutingRuleInput, RuleFaultItem } from '@/lib/contract/routing';
import { type Department, openSuccessor } from '@/lib/domain/departments/department';
import { faultsOfRules, type RoutingGround } from '@/lib/domain/routing/check';
import type { RoutingNames } from '@/lib/domain/routing/reason-words';
import type { RoutingRule } from '@/lib/domain/routing/rule';
import type { City } from '../city/city';

export function ruleOfInput({ topic, district, place, season, ...rule }: RoutingRuleInput): RoutingRule {
  const conditions = { topic: topic ?? null, district: district ?? null, place: place ?? null };
  return { ...rule, ...conditions, season: season ?? null };
}

/** What rules may speak of: the city's topics and districts, open departments. */
export function routingGround(city: City, departments: ReadonlyMap<string, Department>): RoutingGround {
  return {
    topics: new Set(city.profile.topics.map(({ id }) => id)),
    districts: new Set(city.profile.districts.map(({ id }) => id)),
    departmentFault(code) {
      const found = departments.get(code);
      if (found === undefined) return `подразделения «${code}» нет`;
      if (found.closedAt === null) return null;
      const successor = openSuccessor(departments, found);
      return `«${found.name}» закрыто${successor === null ? '' : `; вместо него отвечает «${successor.name}»`}`;
    },
  };
}

export function listFaults(rules: readonly RoutingRule[], ground: RoutingGround): RuleFaultItem[] {
  return [...faultsOfRules(rules, ground)].flatMap(([i, faults]) =>
    faults.map(({ field, message }) => ({ rule: i + 1, field, message })),
  );
}

/** Errors: invalid at `rules.N.field`, N from zero. */
export function refuseRuleFaults(rules: readonly RoutingRule[], ground: RoutingGround): void {
  const faults = listFaults(rules, ground);
  if (faults.length === 0) return;
  throw new AppError(
    'invalid',
    'правила не приняты: исправьте поля',
    faults.map(({ rule, field, message }) => ({ field: `rules.${rule - 1}.${field}`, message })),
  );
}

export function routingNames(city: City): RoutingNames {
  const nameIn = (list: readonly { id: string; name: string }[]) => (id: string) =>
    list.find((entry) => entry.id === id)?.name ?? id;
  const { districts, departments } = city.profile;
  return {
    topic: (id) => city.topicName(id),
    district: nameIn(districts),
    department: (code) => nameIn(departments)(code).replaceAll('«', '„').replaceAll('»', '“'),
  };
}
