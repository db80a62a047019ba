import { AppError } from '@/lib/contract/app-error';
import { SOURCE_CODE } from '@/lib/contract/appeal-input';
import type { ImportMeaning, ImportSettings } from '@/lib/contract/imports';
import { isKnownZone } from '@/lib/domain/city-time';
import type { Store } from '@/lib/services/store';
import { inspectFile } from '../file/input-file';
import { openSource } from '../file/open-source';
import { isField } from '../mapping/fields';
import { type AskedMapping, resolveMapping } from '../mapping/resolve-mapping';
import { type PresetId, presetOf } from '../preset';
import { recognisePreset } from '../preset/recognise';
import { resolvePreset } from '../preset/resolve-preset';
import type { OpenedFile } from '../run/conduct-import';

/** A file opened as its settings say, with what was found by itself. */
export interface UnderstoodFile extends OpenedFile {
  readonly code: string;
  readonly zone: string;
  readonly asked: AskedMapping;
}

/** Errors: invalid for a field that there is not. */
export function askedOf(mapping: Readonly<Record<string, string | null>> = {}): AskedMapping {
  return new Map(
    Object.entries(mapping).map(([field, column]) => {
      if (!isField(field))
        throw new AppError('invalid', `нет поля «${field}»`, [{ field, message: 'нет такого поля' }]);
      return [field, column] as const;
    }),
  );
}

const presetId = (name: ImportSettings['export']): PresetId | null =>
  name === undefined || name === 'plain' ? null : name;

/** The columns of an import as it understood them once. */
export function columnsOfMeaning({ columns, export: id, asked }: ImportMeaning) {
  return id === null
    ? resolveMapping(columns, askedOf(asked))
    : resolvePreset(columns, presetOf(id), askedOf(asked));
}

/** A source code out of a file's name, where neither a person nor the export names one. */
function codeFromName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '');
  return SOURCE_CODE.test(plain) ? plain : 'file';
}

/** Opens an uploaded file. Errors: AppError that says what is wrong with the file, its header or the mapping. */
export async function understandFile(
  store: Store,
  file: { readonly path: string; readonly name: string },
  settings: ImportSettings,
): Promise<UnderstoodFile> {
  const zone = settings.zone ?? store.city.profile.zone;
  if (!isKnownZone(zone))
    throw new AppError('invalid', `нет часового пояса ${zone}: ожидается вид Europe/Samara`);
  const asked = askedOf(settings.mapping);
  const named = presetId(settings.export);
  const input = await inspectFile(file.path, file.name);
  const wanted = named === null ? null : presetOf(named);
  const source = await openSource(input, null, {
    sheet: input.isBook ? (settings.sheet ?? null) : null,
    preset: wanted,
  });
  const preset = settings.export === 'plain' ? null : (wanted ?? recognisePreset(source.columns));
  const resolved =
    preset === null ? resolveMapping(source.columns, asked) : resolvePreset(source.columns, preset, asked);
  const code = settings.source ?? preset?.source ?? codeFromName(file.name);
  return { file: input, source, ...resolved, code, zone, asked };
}
