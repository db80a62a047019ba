import { deadlineRules } from '@/lib/contract/deadline-rules';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';

/** The rules as a file that can be read and imported again. */
export function fileOfRules(rules: DeadlineRules): Blob {
  return new Blob([`${JSON.stringify(rules, null, 2)}\n`], { type: 'application/json' });
}

export type ReadFile = { readonly rules: DeadlineRules } | { readonly problem: string };

const SHOWN = 3;

/** Reads a file; what it lacks (years without regimes) is kept as it is on the screen. */
export function rulesOfFile(text: string, kept: DeadlineRules): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'Это не файл JSON: выберите файл, который выгрузили здесь. Ничего не изменено.' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problem: 'В файле нет правил: ждём regimes, calendars или years. Ничего не изменено.' };
  const parsed = deadlineRules.safeParse({ ...kept, ...json });
  if (parsed.success) return { rules: parsed.data };
  const faults = parsed.error.issues
    .slice(0, SHOWN)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
  return { problem: `Файл не принят, ничего не изменено. ${faults}` };
}
