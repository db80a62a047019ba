import path from 'node:path';
import { createPlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { DEFAULT_RULES } from '@/lib/domain/problems/problem-board';
import { loadCity } from '@/lib/services/city/city';
import { runBulk } from '../problems/bulk';
import { judgeExamples } from '../problems/judge-examples';
import { readExamples } from '../problems/read-examples';
import type { Verdict } from './lib/verdict';

const LEAST_F1 = 0.9;
const BULK = 100_000;
const MOST_SECONDS = 60;

/** The quality on the messages held back, and the time for a hundred thousand appeals. */
export async function problems(verdict: Verdict): Promise<void> {
  const city = await loadCity(path.resolve(import.meta.dirname, '../../cities/tolyatti.json'));
  const vocabulary = () => createPlaceVocabulary(city.profile.places.map(({ name }) => name));
  const { score } = judgeExamples(await readExamples('test', city), {
    rules: DEFAULT_RULES,
    vocabulary: vocabulary(),
  });
  verdict.tell(`F1 по парам на отложенном наборе: ${score.f1.toFixed(3)}`);
  if (score.f1 < LEAST_F1) verdict.fault(`F1 ${score.f1.toFixed(3)} меньше ${LEAST_F1}`);
  const run = runBulk(BULK, { rules: DEFAULT_RULES, vocabulary: vocabulary() });
  verdict.tell(`${BULK} обращений за ${run.seconds.toFixed(1)} с, память ${run.peakMemoryMb} МБ`);
  if (run.seconds > MOST_SECONDS) verdict.fault(`${run.seconds.toFixed(1)} с больше ${MOST_SECONDS}`);
}
