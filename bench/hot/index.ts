import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { readArguments, runCommand } from '@/server/cli/run-command';
import { readArrivals } from './arrivals';
import { printClusters } from './cluster-report';
import { evaluateClusters } from './clusters';
import { lastHour } from './last-hour';
import { sharedProfile } from './replica';
import { printReport } from './report';
import { cusumHour, cusumTuned, earsDaily, earsHourly } from './rivals';
import { evaluate } from './run';
import { scanAsShipped, scanWithoutRule, scanWithRule } from './scan-detector';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data/arrivals');

const USAGE = `npm run hot:eval -- [--data ПАПКА|ФАЙЛ.csv] [--weeks 26] [--seed 1] [--bursts 100]
                     [--false-alarms 1] [--per-day 150] [--floor 5]
  Сравнивает поиск горячих тем с EARS-C2 и CUSUM при равных ложных тревогах.
  --data          папка с файлами CSV или один файл; столбцы created или opened, type, area или neighborhood, channel, lat, lon
  --weeks         спокойных недель на файл, по которым уравнивают ложные тревоги
  --seed          зерно: с ним всё повторяется до цифры
  --bursts        всплесков на каждый файл, место и размер
  --false-alarms  сколько ложных тревог в неделю позволено каждому на все ряды одного вида
  --per-day       обращений в сутки в городе, который складывают из длинных файлов
  --floor         наименьший уровень ряда, обращений в час: всплеск 3× приносит не меньше двух таких`;

function positive(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new AppError('invalid', `--${name} должно быть числом больше нуля, получено «${text}»\n${USAGE}`);
}

runCommand(async () => {
  const option = { type: 'string' } as const;
  const options = {
    data: option,
    weeks: option,
    seed: option,
    bursts: option,
    'false-alarms': option,
    'per-day': option,
    floor: option,
  };
  const { values } = readArguments({ options }, USAGE);
  const settings = {
    weeks: Math.ceil(positive(values.weeks, 'weeks', 26)),
    seed: Math.floor(positive(values.seed, 'seed', 1)),
    bursts: Math.ceil(positive(values.bursts, 'bursts', 100)),
    falseAlarms: positive(values['false-alarms'], 'false-alarms', 1),
    perDay: positive(values['per-day'], 'per-day', 150),
    floor: positive(values.floor, 'floor', 5),
  };
  const files = readArrivals(path.resolve(values.data ?? DATA));
  const detectors = [
    scanWithRule,
    scanAsShipped,
    scanWithoutRule,
    lastHour,
    cusumHour,
    cusumTuned(settings.floor),
    earsDaily,
    earsHourly,
  ];
  const tell = (line: string) => process.stderr.write(`  · ${line}\n`);
  process.stdout.write(`${printReport(evaluate(files, detectors, { ...settings, tell }), detectors)}\n`);
  const clustered = { ...settings, profile: sharedProfile(files), tell };
  const clusters = files.flatMap((file) => evaluateClusters(file, clustered) ?? []);
  process.stdout.write(`${printClusters(clusters)}\n`);
  return 0;
});
