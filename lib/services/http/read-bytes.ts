import { AppError } from '@/lib/contract/app-error';
import { BODY_LIMIT } from '@/lib/contract/http';

/** Reads a body up to the limit. Errors: too-large; nothing of a longer body is taken. */
export async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      const limit = BODY_LIMIT / 1024 / 1024;
      throw new AppError(
        'too-large',
        `тело больше ${limit} МБ: ничего не принято; разбейте его или возьмите npm run import`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
