import type { FilePreview } from '@/lib/contract/imports';
import { maskPersonalData } from '@/lib/domain/personal-data';
import { formatMoment } from '@/lib/domain/russian';
import type { AppealState } from '@/lib/services/appeals/appeal-state';
import { type Rehearsed, rehearse } from '@/lib/services/imports/rehearse';
import { parseRow } from '@/lib/services/intake/parse-row';
import type { Store, VerbContext } from '@/lib/services/store';
import type { PreparedRow } from '../mapping/prepare-rows';
import { createPreparer } from '../run/conduct-import';
import type { UnderstoodFile } from './understand';

const ROWS = 12;
const TEXT = 160;

type PreviewRow = FilePreview['rows'][number];

const KINDS = { message: 'сообщение', petition: 'обращение по 59-ФЗ' } as const;
const PRECISIONS = {
  house: 'дом',
  street: 'улица',
  quarter: 'квартал',
  district: 'район',
  none: 'место не найдено',
} as const;
const OUTCOMES = { created: 'новая', duplicate: 'уже принята', corrected: 'исправит принятую' } as const;

function placeWords({ city }: Store, { precision, district, address }: AppealState): string {
  const name = city.profile.districts.find(({ id }) => id === district)?.name;
  const found = [name, precision === 'district' ? undefined : PRECISIONS[precision]].filter(
    (word) => word !== undefined,
  );
  return [address === null ? undefined : maskPersonalData(address), found.join(', ')]
    .filter((word) => word !== undefined)
    .join(' → ');
}

function cellsOf(store: Store, zone: string, { state, status }: Rehearsed): PreviewRow['cells'] {
  const at = (moment: number | null) => (moment === null ? '' : formatMoment(zone, moment));
  const { profile } = store.city;
  const label = state.topicLabel === null ? '' : ` ← «${state.topicLabel}»`;
  const cells: Readonly<Record<string, string>> = {
    outcome: OUTCOMES[status],
    externalId: state.externalId,
    createdAt: at(state.created),
    kind: KINDS[state.kind],
    channel: profile.sources.find(({ channel }) => channel === state.channel)?.name ?? state.channel,
    topic: `${store.city.topicName(state.topic)}${label}`,
    place: placeWords(store, state),
    status: state.statusLabel ?? state.status,
    department: profile.departments.find(({ id }) => id === state.department)?.name ?? state.department ?? '',
    dueAt: at(state.due),
    text: maskPersonalData(state.text).slice(0, TEXT),
  };
  return Object.entries(cells).map(([field, text]) => ({ field, text }));
}

async function firstRows(store: Store, understood: UnderstoodFile): Promise<PreparedRow[]> {
  const preparer = createPreparer(store, understood, { code: understood.code, zone: understood.zone });
  const rows: PreparedRow[] = [];
  for await (const portion of understood.source.portions()) {
    for (const row of portion) {
      rows.push(preparer.prepare(row));
      if (rows.length === ROWS) return rows;
    }
  }
  return rows;
}

/** How the first rows will be understood, with what is wrong in each of them. */
async function previewRows(ctx: VerbContext, understood: UnderstoodFile): Promise<PreviewRow[]> {
  const { store } = ctx;
  const now = store.clock.now();
  const rules = { bounds: store.city.profile.bounds, now };
  const moment = understood.mapping.has('createdAt') ? {} : { createdAt: new Date(now).toISOString() };
  const rows = (await firstRows(store, understood)).map((prepared) => {
    const { line } = prepared.row;
    if (prepared.kind === 'refused') return { line, good: null, errors: [...prepared.errors] };
    const parsed = parseRow({ ...prepared.body, ...moment }, rules);
    return parsed.ok ? { line, good: parsed, errors: [] } : { line, good: null, errors: [...parsed.errors] };
  });
  const outcomes = (await rehearse({ ctx, input: rows.flatMap(({ good }) => good ?? []) })).values();
  return rows.map(({ line, good, errors }) => {
    const outcome = good === null ? null : (outcomes.next().value ?? null);
    return { line, cells: outcome === null ? [] : cellsOf(store, understood.zone, outcome), errors };
  });
}

/** All that a person sees of a file before it is imported. */
export async function previewFile(ctx: VerbContext, understood: UnderstoodFile): Promise<FilePreview> {
  const { source, mapping, recipes, preset, extras, ignored } = understood;
  return {
    note: source.note,
    export: preset?.id ?? 'plain',
    sheet: source.sheet ?? null,
    sheets: [...(source.sheets ?? [])],
    source: understood.code,
    zone: understood.zone,
    columns: [...source.columns],
    mapping: [...mapping].map(([field, column]) => ({ field, column, isMade: recipes.has(field) })),
    extras: [...extras],
    ignored: [...ignored],
    rows: await previewRows(ctx, understood),
  };
}
