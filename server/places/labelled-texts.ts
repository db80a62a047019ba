import { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';
import type { LabelledText } from '@/lib/domain/places/evaluate';
import { explainIssues } from '@/lib/services/intake/parse-row';
import { readWholeFile } from './street-list';

const labelledText = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    text: z.string(),
    places: z.array(
      z.object({ street: z.string().nullable().default(null), house: z.string().nullable().default(null) }),
    ),
    main: z.int().min(0).nullable().default(null),
  })
  .refine(({ main, places }) => main === null || main < places.length, {
    path: ['main'],
    message: 'номер главного места больше, чем мест',
  });

function parseLine(line: string, number: number, file: string): LabelledText {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new AppError('invalid', `${file}, строка ${number}: не JSON`);
  }
  const parsed = labelledText.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const faults = explainIssues(parsed.error).map(({ field, message }) => `${field}: ${message}`);
    throw new AppError('invalid', `${file}, строка ${number}: ${faults.join('; ')}`);
  }
  const { id, ...rest } = parsed.data;
  return { id: String(id ?? number), ...rest };
}

/** Texts with the places that people found in them, one JSON a line. Errors: invalid with the line. */
export async function readLabelledTexts(file: string): Promise<LabelledText[]> {
  const lines = (await readWholeFile(file)).split(/\r?\n/);
  const texts = lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, i + 1, file)]));
  if (texts.length === 0) throw new AppError('invalid', `${file}: ни одного текста`);
  return texts;
}
