import { crash } from './crash';
import { deadlines } from './deadlines';
import { indicators } from './indicators';
import { type Check, createVerdict } from './lib/verdict';
import { outage } from './outage';
import { problems } from './problems';
import { ruleChange } from './rule-change';

/** Proofs too long for `npm test`, with what each of them takes. */
const CHECKS: Readonly<Record<string, { readonly about: string; readonly run: Check }>> = {
  crash: { about: 'kill -9 сервера в случайные моменты под нагрузкой, ≥ 50 раз; около 8 минут', run: crash },
  deadlines: {
    about: 'движок сроков против обхода по минутам на ≥ 1 000 000 случаев; около 4 минут',
    run: deadlines,
  },
  indicators: {
    about: 'показатели месяца: 100 000 закрытых записей среди 600 000, против SQL; около 2 минут',
    run: indicators,
  },
  outage: {
    about: 'nyc-311 в 60 раз быстрее, роли в четырёх процессах, части падают одна за другой; около 6 минут',
    run: outage,
  },
  problems: {
    about: 'проблемы: качество на отложенных сообщениях и 100 000 обращений за 60 с; около минуты',
    run: problems,
  },
  'rule-change': {
    about: 'изменённое правило на 100 000 открытых записей: предпросмотр, применение, отмена; около 5 минут',
    run: ruleChange,
  },
};

async function main(name: string | undefined): Promise<number> {
  if (name === undefined || name === '--list') {
    for (const [known, { about }] of Object.entries(CHECKS))
      process.stdout.write(`${known.padEnd(12)} ${about}\n`);
    return name === undefined ? 1 : 0;
  }
  const check = CHECKS[name];
  if (check === undefined) {
    process.stderr.write(`нет проверки «${name}»; есть: ${Object.keys(CHECKS).join(', ')}\n`);
    return 1;
  }
  const verdict = createVerdict();
  const from = performance.now();
  try {
    await check.run(verdict);
  } catch (error) {
    verdict.fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const minutes = ((performance.now() - from) / 60_000).toFixed(1);
  const isGood = verdict.faults.length === 0;
  process.stdout.write(
    isGood
      ? `ИТОГ ${name}: выдержано за ${minutes} мин\n`
      : `ИТОГ ${name}: не выдержано, замечаний ${verdict.faults.length}, ${minutes} мин\n`,
  );
  return isGood ? 0 : 1;
}

main(process.argv[2]).then((code) => process.exit(code));
