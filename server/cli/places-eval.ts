import { AppError } from '@/lib/contract/app-error';
import {
  evaluatePlaces,
  type PlaceMiss,
  type PlaceScores,
  precisionOf,
  recallOf,
  type Share,
} from '@/lib/domain/places/evaluate';
import { createGazetteer } from '@/lib/domain/places/gazetteer';
import { readPlaces } from '@/lib/domain/places/read-places';
import { counted, type Forms } from '@/lib/domain/russian';
import { readLabelledTexts } from '../places/labelled-texts';
import { readStreetList } from '../places/street-list';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run places:eval -- ФАЙЛ.jsonl --gazetteer УЛИЦЫ.csv [--verbose]
  ФАЙЛ: строки JSON {text, places: [{street, house}], main}; УЛИЦЫ: CSV со столбцом street или «улица»`;

const TEXTS: Forms = ['текст', 'текста', 'текстов'];
const STREETS: Forms = ['улица', 'улицы', 'улиц'];

const figure = (value: number) => value.toFixed(3).replace('.', ',');

function shareLine(name: string, share: Share): string {
  const { found, said, labelled } = share;
  const counts = `верно ${found}, названо ${said}, размечено ${labelled}`;
  return `${name}: точность ${figure(precisionOf(share))}, полнота ${figure(recallOf(share))} (${counts})`;
}

function report(scores: PlaceScores): string {
  const { texts, rightMain } = scores;
  return [
    shareLine('Улица', scores.street),
    shareLine('Улица с домом', scores.house),
    `Главное место: верно ${figure(rightMain / texts)} (${rightMain} из ${texts})`,
  ].join('\n');
}

function missLines({ id, text, missed, invented, main }: PlaceMiss): string {
  const lines = [`— ${id}: ${text.replace(/\s+/g, ' ')}`];
  if (missed.length > 0) lines.push(`    не найдено: ${missed.join('; ')}`);
  if (invented.length > 0) lines.push(`    лишнее: ${invented.join('; ')}`);
  if (main !== null) lines.push(`    главное место: размечено «${main.labelled}», названо «${main.said}»`);
  return lines.join('\n');
}

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { gazetteer: { type: 'string' }, verbose: { type: 'boolean', default: false } },
    },
    USAGE,
  );
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0 || values.gazetteer === undefined)
    throw new AppError('invalid', `нужны файл с текстами и список улиц\n${USAGE}`);
  const texts = await readLabelledTexts(file);
  const entries = await readStreetList(values.gazetteer);
  const gazetteer = createGazetteer(entries, { city: null, districts: [] });
  const scores = evaluatePlaces(texts, (text) => readPlaces(gazetteer, text));
  const known = `${counted(texts.length, TEXTS)}, в справочнике ${counted(entries.length, STREETS)}`;
  process.stdout.write(`${known}\n${report(scores)}\n`);
  if (values.verbose) process.stdout.write(`${scores.misses.map(missLines).join('\n')}\n`);
  return 0;
});
