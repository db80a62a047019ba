import type { Example } from '@/lib/domain/topics/examples';
import { mapThemes } from '@/lib/domain/topics/groups';
import { compileLexicon } from '@/lib/domain/topics/lexicon/compile';
import { createLexiconReader } from '@/lib/domain/topics/lexicon/read';
import { THEMES } from '@/lib/domain/topics/lexicon/themes';
import { type Quality, qualityOf } from '@/lib/domain/topics/metrics';
import { createModelReader } from '@/lib/domain/topics/model/topic-model';
import { trainTopics } from '@/lib/domain/topics/model/train';
import type { TopicReading } from '@/lib/domain/topics/reading';

export interface Evaluation {
  readonly train: readonly Example[] | null;
  readonly test: readonly Example[];
  readonly seed: number;
}

function judgeAll(test: readonly Example[], reader: { read(text: string): TopicReading }): Quality {
  return qualityOf(
    test.map(({ text, group }) => {
      const reading = reader.read(text);
      return { truth: group, said: reading.group, confidence: reading.confidence };
    }),
  );
}

/** Trains on one part and judges on the other; without training the lexicon is mapped onto the groups. */
export function evaluateTopics({ train, test, seed }: Evaluation): Quality {
  const lexicon = compileLexicon(THEMES);
  if (train === null) {
    const groups = [...new Set(test.map(({ group }) => group))].sort();
    return judgeAll(test, createLexiconReader(lexicon, groups, mapThemes(THEMES, groups)));
  }
  const { model } = trainTopics(train, { lexicon, seed });
  return judgeAll(test, createModelReader(model, lexicon));
}
