import { AppError } from '@/lib/contract/app-error';
import type { RulesProposal } from '@/lib/contract/deadline-rules';
import { localDay } from '@/lib/domain/city-time';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import { missingYears, validateRules } from '@/lib/domain/deadline/validate-rules';
import { yearOfDay } from '@/lib/domain/work-calendar/dates';
import type { Store } from '../store';

const SHOWN = 50;

/** The rules of a proposal. Errors: invalid with every fault at its field; nothing is changed. */
export function judgeProposal({ city }: Store, { rules }: RulesProposal): DeadlineRules {
  const faults = validateRules(rules, city.profile);
  if (faults.length === 0) return rules;
  const errors = faults.slice(0, SHOWN).map(({ path, message }) => ({ field: `rules.${path}`, message }));
  throw new AppError('invalid', 'правила не приняты, действуют прежние: исправьте поля', errors);
}

/** What of rules an administrator should know: years that clocks will ask for and the calendar lacks, what is not decreed. */
export function warningsOf({ city, clock }: Store, rules: DeadlineRules): string[] {
  const keepsHolidays = rules.calendars.some((calendar) => calendar.keepsHolidays);
  if (!keepsHolidays) return [];
  const year = yearOfDay(localDay(city.profile.zone, clock.now()));
  const missing = missingYears(rules, year).map(
    (lacked) =>
      `В производственном календаре нет ${lacked} года: сроки, которые до него доходят, не посчитать.`,
  );
  const open = rules.years
    .filter((entry) => entry.year >= year && !entry.isDecreed)
    .map((entry) => `${entry.year} год: ${entry.source}.`);
  return [...missing, ...open];
}
