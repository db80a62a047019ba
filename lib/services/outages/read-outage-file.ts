import { AppError } from '@/lib/contract/app-error';
import type { RowFault } from '@/lib/contract/department';
import { explainInstantProblem, parseInstant } from '@/lib/contract/instant';
import { type OutageInput, outageInput } from '@/lib/contract/outage-input';
import { OUTAGE_KINDS } from '@/lib/domain/outages/outage';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { explainIssues } from '../intake/parse-row';
import { type Columns, readCsvRows, type SettingRow } from '../setting-files/read-setting-file';

const COLUMNS: Columns = {
  номер: 'id',
  вид: 'kind',
  название: 'title',
  'кто сообщил': 'by',
  'что отключено': 'service',
  темы: 'topics',
  район: 'district',
  где: 'area',
  начало: 'from',
  'обещанный конец': 'to',
  'действительный конец': 'endedAt',
  id: 'id',
  kind: 'kind',
  title: 'title',
  by: 'by',
  service: 'service',
  topics: 'topics',
  district: 'district',
  area: 'area',
  from: 'from',
  to: 'to',
  endedat: 'endedAt',
};

const MOMENTS = ['from', 'to', 'endedAt'] as const;
const MOST_ROWS = 2_000;

/** A row that can be announced; a file is read again, so every row has its number. */
export interface OutageRow {
  readonly line: number;
  readonly input: OutageInput & { readonly id: string };
}

export interface OutageFile {
  readonly rows: readonly OutageRow[];
  readonly faults: readonly RowFault[];
}

type Values = Record<string, unknown>;

function readKind(values: Values): Values {
  const { kind } = values;
  if (typeof kind !== 'string') return values;
  const folded = kind.trim().toLowerCase();
  const known = OUTAGE_KINDS.find((code) => OUTAGE_KIND_WORDS[code] === folded);
  return { ...values, kind: known ?? folded };
}

/** Moments on the city's clock where they name none; what is no moment is told at its field. */
function readMoments(values: Values, zone: string, tell: (field: string, message: string) => void): Values {
  const read = { ...values };
  for (const field of MOMENTS) {
    const text = values[field];
    if (typeof text !== 'string') continue;
    const parsed = parseInstant(text, zone);
    if (parsed.ok) read[field] = new Date(parsed.at).toISOString();
    else tell(field, explainInstantProblem(parsed.problem));
  }
  return read;
}

function readTopics({ topics, ...values }: Values): Values {
  const labels = typeof topics === 'string' ? topics.split(/[;|]/) : [];
  return { ...values, topics: labels.map((label) => label.trim()).filter((label) => label !== '') };
}

function readRow({ line, values }: SettingRow, zone: string, faults: RowFault[]): OutageRow[] {
  const found: RowFault[] = [];
  const tell = (field: string, message: string) => found.push({ line, field, message });
  const prepared = readTopics(readMoments(readKind({ ...values }), zone, tell));
  const parsed = outageInput.safeParse(prepared, { reportInput: true });
  const told = new Set(found.map(({ field }) => field));
  for (const issue of parsed.success ? [] : explainIssues(parsed.error)) {
    if (!told.has(issue.field)) tell(issue.field, issue.message);
  }
  const id = parsed.data?.id;
  if (parsed.success && id == null)
    tell('id', 'нужен номер: по нему строка узнаётся, когда файл придёт снова');
  faults.push(...found);
  return found.length > 0 || !parsed.success || id == null ? [] : [{ line, input: { ...parsed.data, id } }];
}

/** Announcements of a table, and what is wrong at which row. Errors: invalid for a file that is something else. */
export function readOutageFile(text: string, zone: string): OutageFile {
  const file = readCsvRows(text, COLUMNS);
  if (file.rows.length > MOST_ROWS)
    throw new AppError('invalid', `в файле больше ${MOST_ROWS} строк: разделите его. Ничего не принято`);
  const faults = [...file.faults];
  const rows = file.rows.flatMap((row) => readRow(row, zone, faults));
  const lines = new Map<string, number>();
  for (const { line, input } of rows) {
    const first = lines.get(input.id);
    if (first === undefined) lines.set(input.id, line);
    else faults.push({ line, field: 'id', message: `номер «${input.id}» уже есть в строке ${first}` });
  }
  return { rows, faults };
}
