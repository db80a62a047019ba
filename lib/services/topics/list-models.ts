import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { modelQuality } from '@/lib/contract/topics';
import { topicModel } from '@/lib/db/schema';
import type { Store } from '../store';

const figures = modelQuality.extend({
  rows: z.number(),
  accuracy: z.number(),
  macroF1: z.number(),
  sure: z.object({ coverage: z.number(), precision: z.number() }),
});

export interface ModelVersion extends z.infer<typeof figures> {
  readonly id: number;
  readonly origin: string;
  readonly examples: number;
  readonly actor: string;
  /** Epoch ms. */
  readonly trained: number;
  readonly isActive: boolean;
}

/** Versions of the model, newest first. */
export async function listModels(store: Store): Promise<ModelVersion[]> {
  const { id, origin, examples, actor, trainedAt, isActive, quality } = topicModel;
  const rows = await store.db.orm
    .select({ id, origin, examples, actor, trainedAt, isActive, quality })
    .from(topicModel)
    .orderBy(desc(topicModel.id));
  return rows.map(({ quality: measured, trainedAt: at, ...row }) => ({
    ...row,
    trained: at.getTime(),
    ...figures.parse(measured),
  }));
}
