import type { z } from 'zod';
import { AppError, type FieldError } from '@/lib/contract/app-error';
import { BODY_LIMIT, type ErrorAnswer, STATUS_OF } from '@/lib/contract/http';
import { explainIssues } from '@/lib/services/intake/parse-row';
import { logger } from '@/lib/services/logger';

const NO_STORE = { 'cache-control': 'no-store' };

export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: NO_STORE });
}

/** The one mapper from errors to HTTP: an unknown one is logged and answered neutrally. */
export function refuse(error: unknown): Response {
  if (error instanceof AppError || isAppErrorShaped(error)) {
    const body: ErrorAnswer = {
      error: { code: error.code, message: error.message, errors: [...error.errors] },
    };
    return answer(body, STATUS_OF[error.code]);
  }
  logger.error({ err: error }, 'request failed');
  const message = 'внутренняя ошибка: принятое сохранено, повторите запрос';
  return answer({ error: { code: 'internal', message, errors: [] } } satisfies ErrorAnswer, 500);
}

/** Services bundled apart from the server throw an AppError of their own class. */
function isAppErrorShaped(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'errors' in error;
}

export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return refuse(error);
  }
}

/** The query of a request; an empty parameter is an absent one. Errors: invalid at its fields. */
export function parseQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
  const entries = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
  return parseWith(schema, Object.fromEntries(entries), 'запрос не понят');
}

export function parseWith<T extends z.ZodType>(schema: T, value: unknown, message: string): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = explainIssues(parsed.error);
  throw new AppError('invalid', message, errors);
}

/** Reads a body up to the limit. Errors: too-large; nothing of a longer body is taken. */
export async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
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
