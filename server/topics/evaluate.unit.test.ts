import path from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSharedData } from '@/tests/shared-data';
import { evaluateTopics } from './evaluate';
import { readExamples } from './read-examples';

describeWithSharedData('topics of citizens’ messages', (folder) => {
  it('are read without any training, the lexicon mapped onto foreign groups', async () => {
    const { examples } = await readExamples(path.join(folder, 'appeals/kursk-appeals.jsonl'));
    const quality = evaluateTopics({ train: null, test: examples, seed: 1 });
    expect(quality.rows).toBe(examples.length);
    expect(quality.accuracy).toBeGreaterThanOrEqual(0.66);
    expect(quality.macroF1).toBeGreaterThanOrEqual(0.58);
  }, 60_000);
});
