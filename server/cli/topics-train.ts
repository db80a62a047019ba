import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { counted, formatNumber } from '@/lib/domain/russian';
import { systemActor } from '@/lib/services/actor';
import type { VerbContext } from '@/lib/services/store';
import { activateModel, revertModel } from '@/lib/services/topics/activate-model';
import { listModels, type ModelVersion } from '@/lib/services/topics/list-models';
import { readConfirmations } from '@/lib/services/topics/read-confirmations';
import { relabelUnconfirmed } from '@/lib/services/topics/relabel-unconfirmed';
import { trainModel } from '@/lib/services/topics/train-model';
import { printQuality } from '../topics/print-quality';
import { readTrainingFile } from '../topics/read-examples';
import { openCliStore } from './open-cli-store';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run topics:train -- ФАЙЛ [--demo]             обучить на файле JSONL (text, group) и на том, что подтвердили люди
npm run topics:train -- confirmed [--demo]        обучить только на том, что подтвердили люди
npm run topics:train -- list [--demo]             версии модели и их качество
npm run topics:train -- activate НОМЕР [--demo]   сделать версию действующей
npm run topics:train -- revert [--demo]           вернуться к предыдущей версии или к словарю
  Темы записей, которые никто не подтвердил, читаются заново; слово человека и метка источника остаются.`;

const OPTIONS = {
  demo: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
} as const;
const APPEALS = ['запись', 'записи', 'записей'] as const;
const GROUPS = ['группа', 'группы', 'групп'] as const;

const say = (text: string) => process.stdout.write(`${text}\n`);
const readerName = (id: number | null) => (id === null ? 'словарь' : `версия ${id}`);

function describe({ id, isActive, examples, accuracy, macroF1, sure, origin }: ModelVersion): string {
  const mark = isActive ? '*' : ' ';
  const figures = `accuracy ${accuracy.toFixed(3)}  macro-F1 ${macroF1.toFixed(3)}  охват при точности 0.95 ${sure.coverage.toFixed(3)}`;
  return `${mark} ${id}  примеров ${formatNumber(examples)}  ${figures}  ${origin}`;
}

async function readAnew(ctx: VerbContext): Promise<void> {
  const { read, relabelled } = await relabelUnconfirmed({ ctx });
  say(`Прочитано заново: ${counted(read, APPEALS)}; тема сменилась: ${counted(relabelled, APPEALS)}.`);
}

async function train(ctx: VerbContext, file: string | null, seed: number): Promise<void> {
  const confirmed = await readConfirmations(ctx.store);
  const read = file === null ? { examples: [], notes: [] } : await readTrainingFile(file);
  for (const note of read.notes) process.stderr.write(`  · ${note}\n`);
  const origin = file === null ? 'подтверждения' : `файл ${path.basename(file)} и подтверждения`;
  const examples = [...read.examples, ...confirmed];
  process.stderr.write(`  · обучение: примеров ${formatNumber(examples.length)}\n`);
  const trained = await trainModel({ ctx, input: { examples, origin, seed } });
  say('Качество на текстах, которых модель при обучении не видела:');
  say(printQuality(trained.quality));
  if (trained.foreign.length > 0) {
    const names = trained.foreign.map((group) => `«${group}»`).join(', ');
    say(
      `Не темы этого города — ${counted(trained.foreign.length, GROUPS)}: ${names}. Записи, прочитанные так, остаются «не определена»; чтобы сопоставить, впишите названия в labels тем города.`,
    );
  }
  say(`Действует версия ${trained.id}. Вернуть прежнюю: npm run topics:train -- revert`);
  await readAnew(ctx);
}

async function obey(ctx: VerbContext, words: readonly string[], seed: number): Promise<void> {
  const [what, which] = words;
  if (what === undefined) throw new AppError('invalid', USAGE);
  switch (what) {
    case 'list': {
      const versions = await listModels(ctx.store);
      say(
        versions.length === 0
          ? 'Обученных версий нет: действует словарь.'
          : versions.map(describe).join('\n'),
      );
      return;
    }
    case 'activate': {
      if (!/^\d{1,9}$/.test(which ?? '')) throw new AppError('invalid', USAGE);
      await activateModel({ ctx, input: { id: Number(which) } });
      say(`Действует ${readerName(Number(which))}.`);
      return readAnew(ctx);
    }
    case 'revert': {
      say(`Действует ${readerName(await revertModel({ ctx }))}.`);
      return readAnew(ctx);
    }
    case 'confirmed':
      return train(ctx, null, seed);
    default:
      return train(ctx, path.resolve(process.env.INIT_CWD ?? process.cwd(), what), seed);
  }
}

runCommand(async () => {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true }, USAGE);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed))
    throw new AppError('invalid', `--seed — целое число, а не «${values.seed}»`);
  const { store, close } = await openCliStore({ isDemo: values.demo });
  try {
    await obey({ store, actor: systemActor('topics') }, positionals, seed);
    return 0;
  } finally {
    await close();
  }
});
