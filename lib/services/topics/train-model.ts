import { AppError } from '@/lib/contract/app-error';
import { topicModel } from '@/lib/db/schema';
import { checkExamples, type Example } from '@/lib/domain/topics/examples';
import { THEMES } from '@/lib/domain/topics/lexicon/themes';
import type { Quality } from '@/lib/domain/topics/metrics';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { activateModel } from './activate-model';
import { modelToBytes } from './model-bytes';
import { type OnStep, type TopicTrainer, trainHere } from './topic-trainer';

export interface TrainedModel {
  readonly id: number;
  readonly examples: number;
  /** Measured on rows kept aside from the judging model. */
  readonly quality: Quality;
  /** Groups of the examples that are no topic of the city: texts read as them stay undetermined. */
  readonly foreign: readonly string[];
}

interface TrainInput {
  readonly examples: readonly Example[];
  /** Where the examples came from, in words. */
  readonly origin: string;
  readonly seed: number;
  /** Where it is computed; in this thread unless said otherwise. */
  readonly train?: TopicTrainer;
  readonly onStep?: OnStep;
}

/**
 * Trains a new version of the model and makes it the active one. Without `train` it keeps this thread busy for
 * seconds. Needs the scope `labels`; errors: invalid when there are no two topics to tell apart.
 */
export async function trainModel({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: TrainInput;
}): Promise<TrainedModel> {
  const { store, actor } = ctx;
  requireScope(actor, 'labels');
  const named = input.examples.map(({ text, group }) => ({
    text,
    group: store.city.topicByLabel(group) ?? group,
  }));
  const { examples, fault } = checkExamples(named);
  if (fault !== null) {
    throw new AppError(
      'invalid',
      'обучать не на чем: нужны примеры хотя бы двух тем; действует прежняя версия',
    );
  }
  const ids = new Set(store.city.profile.topics.map(({ id }) => id));
  const known = THEMES.map(({ id }) => id).filter((id) => ids.has(id));
  const train = input.train ?? trainHere;
  const { model, quality } = await train(
    { examples, known, seed: input.seed },
    input.onStep ?? (() => undefined),
  );
  const [row] = await store.db.orm
    .insert(topicModel)
    .values({
      origin: input.origin,
      examples: examples.length,
      quality: { ...quality },
      content: modelToBytes(model),
      actor: actor.id,
      trainedAt: new Date(store.clock.now()),
    })
    .returning({ id: topicModel.id });
  if (row === undefined) throw new Error('the store did not number the model');
  await activateModel({ ctx, input: { id: row.id } });
  return {
    id: row.id,
    examples: examples.length,
    quality,
    foreign: model.groups.filter((group) => !ids.has(group)),
  };
}
