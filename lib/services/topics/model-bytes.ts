import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { TopicModel } from '@/lib/domain/topics/model/topic-model';

const stored = z.object({
  groups: z.array(z.string()),
  vocabulary: z.object({
    stems: z.array(z.string()),
    stemIdf: z.instanceof(Float64Array),
    pieces: z.array(z.string()),
    pieceIdf: z.instanceof(Float64Array),
  }),
  blocks: z.object({ stems: z.number(), pieces: z.number(), themes: z.number() }),
  weights: z.instanceof(Float32Array),
  calibration: z.object({ sharpness: z.number(), threshold: z.number() }),
});

export function modelToBytes(model: TopicModel): Buffer {
  return gzipSync(serialize(model));
}

/** Errors: throws on bytes that hold no model. */
export function modelFromBytes(bytes: Uint8Array): TopicModel {
  return stored.parse(deserialize(gunzipSync(bytes)));
}
