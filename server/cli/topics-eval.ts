import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { checkExamples } from '@/lib/domain/topics/examples';
import { splitTexts } from '@/lib/domain/topics/split';
import { evaluateTopics } from '../topics/evaluate';
import { printQuality } from '../topics/print-quality';
import { readExamples, readTrainingFile } from '../topics/read-examples';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run topics:eval -- --test ФАЙЛ                 без обучения: словарь тем, сопоставленный с группами файла
npm run topics:eval -- --test ФАЙЛ --train ФАЙЛ    обучить на одном файле, проверить на другом
npm run topics:eval -- --test ФАЙЛ --split 0.7 [--seed 1]
  --split: обучить на этой доле файла и проверить на остальном; почти одинаковые тексты остаются по одну сторону
  ФАЙЛ: JSONL, в каждой строке поля text и group`;

const OPTIONS = {
  test: { type: 'string' },
  train: { type: 'string' },
  split: { type: 'string' },
  seed: { type: 'string', default: '1' },
} as const;

function readShare(text: string): number {
  const share = Number(text);
  if (!(share > 0 && share < 1))
    throw new AppError('invalid', `доля --split должна быть между 0 и 1, а не «${text}»\n${USAGE}`);
  return share;
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new AppError('invalid', `--seed — целое число от 0, а не «${text}»`);
  return seed;
}

runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  if (values.test === undefined) throw new AppError('invalid', USAGE);
  if (values.train !== undefined && values.split !== undefined)
    throw new AppError('invalid', `--train и --split вместе не нужны\n${USAGE}`);
  const seed = readSeed(values.seed);
  const fileAt = (name: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const tested = await readExamples(fileAt(values.test));
  const notes = [...tested.notes];
  let train = null;
  let test = tested.examples;
  if (values.train !== undefined) {
    const read = await readTrainingFile(fileAt(values.train));
    notes.push(...read.notes);
    train = read.examples;
  } else if (values.split !== undefined) {
    const texts = tested.examples.map(({ text }) => text);
    const parts = splitTexts(texts, { share: readShare(values.split), seed });
    const checked = checkExamples(parts.train.flatMap((i) => tested.examples[i] ?? []));
    if (checked.fault !== null || parts.test.length === 0)
      throw new AppError(
        'invalid',
        'файл не разделить: в обучающей части нужны хотя бы две группы, в проверочной — хотя бы один текст',
      );
    train = checked.examples;
    test = parts.test.flatMap((i) => tested.examples[i] ?? []);
  }
  for (const note of notes) process.stderr.write(`  · ${note}\n`);
  const how = train === null ? 'Без обучения, по словарю тем.' : `Обучено на текстах: ${train.length}.`;
  process.stdout.write(`${how}\n${printQuality(evaluateTopics({ train, test, seed }))}\n`);
  return 0;
});
