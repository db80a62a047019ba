import { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';
import type { RowFault } from '@/lib/contract/department';
import { type RoutingRuleInput, routingRuleInput } from '@/lib/contract/routing';
import { CSV_START, csvLine } from '@/lib/domain/csv';
import type { RoutingRule } from '@/lib/domain/routing/rule';
import { explainIssues } from '../intake/parse-row';
import { type Columns, jsonOf, type ReadFile, readCsvRows } from '../setting-files/read-setting-file';

const COLUMNS: Columns = {
  код: 'id',
  тема: 'topic',
  район: 'district',
  адрес: 'place',
  'сезон с': 'from',
  'сезон по': 'to',
  подразделение: 'department',
  приоритет: 'priority',
  id: 'id',
  topic: 'topic',
  district: 'district',
  place: 'place',
  from: 'from',
  to: 'to',
  department: 'department',
  priority: 'priority',
};

const HEADINGS = ['код', 'тема', 'район', 'адрес', 'сезон с', 'сезон по', 'подразделение', 'приоритет'];
const PLACE_WORDS: Readonly<Record<string, string>> = { известен: 'placed', 'без адреса': 'unplaced' };

const listFile = z.object({ rules: z.array(z.record(z.string(), z.unknown())) });

function rowsOf(text: string): ReadFile {
  const json = jsonOf(text);
  if (json !== null) {
    const list = Array.isArray(json) ? listFile.safeParse({ rules: json }) : listFile.safeParse(json);
    if (!list.success) throw new AppError('invalid', 'в файле нет списка правил: ожидается rules');
    return { rows: list.data.rules.map((values, i) => ({ line: i + 1, values })), faults: [] };
  }
  const table = readCsvRows(text, COLUMNS);
  return {
    faults: table.faults,
    rows: table.rows.map(({ line, values }) => ({ line, values: fromCells(values) })),
  };
}

function fromCells({ from, to, place, priority, ...rest }: Readonly<Record<string, unknown>>) {
  return {
    ...rest,
    ...(typeof place === 'string' && { place: PLACE_WORDS[place.toLowerCase()] ?? place }),
    ...((from !== undefined || to !== undefined) && { season: { from, to } }),
    priority: priority === undefined ? 0 : Number(priority),
  };
}

/** The rules of a file, and what is wrong at which row. Errors: invalid for a file that is something else. */
export function readRoutingFile(text: string): { rules: RoutingRuleInput[]; faults: RowFault[] } {
  const file = rowsOf(text);
  const faults = [...file.faults];
  const rules = file.rows.flatMap(({ line, values: { words: _words, ...values } }) => {
    const parsed = routingRuleInput.safeParse(values, { reportInput: true });
    if (parsed.success) return [parsed.data];
    for (const issue of explainIssues(parsed.error)) faults.push({ line, ...issue });
    return [];
  });
  return { rules, faults };
}

export function routingCsv(rules: readonly RoutingRule[]): string {
  const placeWords = { placed: 'известен', unplaced: 'без адреса' } as const;
  const lines = rules.map(({ id, topic, district, place, season, department, priority }) =>
    csvLine([
      id,
      topic ?? '',
      district ?? '',
      place === null ? '' : placeWords[place],
      season?.from ?? '',
      season?.to ?? '',
      department,
      String(priority),
    ]),
  );
  return CSV_START + csvLine(HEADINGS) + lines.join('');
}

export function routingJson(rules: readonly RoutingRule[]): string {
  return `${JSON.stringify({ rules }, null, 2)}\n`;
}
