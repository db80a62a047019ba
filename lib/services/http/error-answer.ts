import type { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';
import { type ErrorAnswer, STATUS_OF } from '@/lib/contract/http';
import { explainIssues } from '../intake/parse-row';
import { logger } from '../logger';

/** The one mapper from errors to HTTP: an unknown one is logged and answered neutrally. */
export function errorAnswerOf(error: unknown): { status: number; body: ErrorAnswer } {
  if (error instanceof AppError || isAppErrorShaped(error)) {
    const { code, message, errors } = error;
    return { status: STATUS_OF[code], body: { error: { code, message, errors: [...errors] } } };
  }
  logger.error({ err: error }, 'request failed');
  const message = 'внутренняя ошибка: принятое сохранено, повторите запрос';
  return { status: 500, body: { error: { code: 'internal', message, errors: [] } } };
}

/** Services bundled apart from the server throw an AppError of their own class. */
function isAppErrorShaped(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'errors' in error;
}

/** Errors: invalid at its fields, under `message`. */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown, message: string): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', message, explainIssues(parsed.error));
}

/** A query as its schema reads it; an empty parameter is an absent one. Errors: invalid at its fields. */
export function parseQueryOf<T extends z.ZodType>(params: URLSearchParams, schema: T): z.output<T> {
  const entries = [...params].filter(([, value]) => value !== '');
  return parseWith(schema, Object.fromEntries(entries), 'запрос не понят');
}
