import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { DEFAULT_RULES, type ProblemRules } from '@/lib/domain/problems/problem-board';
import { loadCity } from '@/lib/services/city/city';
import { runBulk } from './problems/bulk';
import { type Judged, judgeExamples } from './problems/judge-examples';
import { type Example, PARTS, readExamples } from './problems/read-examples';

const USAGE = `npm run problems:eval [-- --bulk 100000] [--join 0.62] [--suggest 0.35] [--errors]
  качество на своём наборе сообщений (подобрано на dev, отчёт на test) и время на множестве обращений`;

const percent = (share: number) => (share * 100).toFixed(1).replace('.', ',');
const say = (line: string) => process.stdout.write(`${line}\n`);

function tell(title: string, { score, truths, groups, offered, items }: Judged): void {
  const { precision, recall, f1, truePairs, foundPairs, rightPairs } = score;
  say(`${title}: сообщений ${items.length}, проблем ${truths}, найдено групп ${groups}`);
  say(`  пары: верных ${truePairs}, найдено ${foundPairs}, из них верных ${rightPairs}`);
  say(`  точность ${percent(precision)} %, полнота ${percent(recall)} %, F1 ${percent(f1)} %`);
  say(`  не присоединено само ${offered.missed}, из них предложено верно ${offered.right}`);
}

function tellErrors({ items }: Judged): void {
  tellMixed('слито', items, ['found', 'truth']);
  tellMixed('разбито', items, ['truth', 'found']);
}

type Label = 'truth' | 'found';

function tellMixed(word: string, items: Judged['items'], [by, other]: readonly [Label, Label]): void {
  for (const value of new Set(items.map((item) => item[by]))) {
    const group = items.filter((item) => item[by] === value);
    if (new Set(group.map((item) => item[other])).size > 1) tellGroup(word, group);
  }
}

function tellGroup(word: string, group: Judged['items']): void {
  say(`  ${word}:`);
  for (const { truth, found, example } of group)
    say(`    ${truth} → ${found}: ${example.signal.text.slice(0, 110)}`);
}

const withoutTopics = (examples: readonly Example[]) =>
  examples.map((example) => ({ ...example, signal: { ...example.signal, topic: null, group: null } }));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bulk: { type: 'string' },
      join: { type: 'string' },
      suggest: { type: 'string' },
      errors: { type: 'boolean', default: false },
      part: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(USAGE);
    return;
  }
  const rules: ProblemRules = {
    join: Number(values.join ?? DEFAULT_RULES.join),
    suggest: Number(values.suggest ?? DEFAULT_RULES.suggest),
  };
  const city = await loadCity(path.resolve(import.meta.dirname, '../cities/tolyatti.json'));
  const names = city.profile.places.map(({ name }) => name);
  const parts = PARTS.filter((part) => values.part === undefined || values.part === part);
  for (const part of parts) {
    const examples = await readExamples(part, city);
    const judged = judgeExamples(examples, { rules, vocabulary: createPlaceVocabulary(names) });
    tell(part, judged);
    if (values.errors) tellErrors(judged);
    const blind = judgeExamples(withoutTopics(examples), { rules, vocabulary: createPlaceVocabulary(names) });
    say(`  без тем от источника: F1 ${percent(blind.score.f1)} %`);
  }
  if (values.bulk === undefined) return;
  const run = runBulk(Number(values.bulk), { rules, vocabulary: createPlaceVocabulary(names) });
  say(
    `${run.count} обращений: ${run.seconds.toFixed(1)} с, p95 на одно ${run.p95.toFixed(2)} мс, память ${run.peakMemoryMb} МБ`,
  );
  say(`  проблем из нескольких обращений ${run.problems}, присоединено ${run.joined}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
