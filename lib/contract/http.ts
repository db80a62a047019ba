import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './app-error';
import { sourceCode } from './appeal-input';
import { fieldError } from './receipt';

/** Every refusal over HTTP. */
export const errorAnswer = z.object({
  error: z.object({ code: z.enum(ERROR_CODES), message: z.string(), errors: z.array(fieldError) }),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;

export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unavailable: 503,
  internal: 500,
};

export const BODY_LIMIT = 64 * 1024 * 1024;

/** Query of `POST /api/v1/appeals`: which feed's poll this is, and how often it promises to come. */
export const submitQuery = z.strictObject({
  source: sourceCode.optional(),
  interval: z.coerce.number('секунды, целое').int('секунды, целое').min(1).max(31_536_000).optional(),
});

export const appealId = z
  .string()
  .regex(/^\d{1,15}$/, 'номер записи — целое число')
  .transform(Number);

export const patchAnswer = z.object({ id: z.int(), isChanged: z.boolean(), message: z.string() });
