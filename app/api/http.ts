import type { z } from 'zod';
import { appealId } from '@/lib/contract/http';
import { errorAnswerOf, parseQueryOf, parseWith } from '@/lib/services/http/error-answer';
import * as body from '@/lib/services/http/read-bytes';
import { readRows } from '@/lib/services/intake/read-body';

export { parseWith };

const NO_STORE = { 'cache-control': 'no-store' };

export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: NO_STORE });
}

export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const refusal = errorAnswerOf(error);
    return answer(refusal.body, refusal.status);
  }
}

/** The query of a request; an empty parameter is an absent one. Errors: invalid at its fields. */
export function parseQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
  return parseQueryOf(new URL(request.url).searchParams, schema);
}

/** Reads a body up to the limit. Errors: too-large; nothing of a longer body is taken. */
export function readBytes(request: Request): Promise<Uint8Array> {
  return body.readBytes(request.body ?? empty());
}

/** The one JSON value of a body, by its schema. Errors: too-large; invalid at its fields. */
export async function parseBody<T extends z.ZodType>(
  request: Request,
  schema: T,
  message: string,
): Promise<z.output<T>> {
  const [value] = readRows(await readBytes(request), 'application/json');
  return parseWith(schema, value, message);
}

async function* empty(): AsyncGenerator<Uint8Array> {}

/** A number that stands in the path. Errors: invalid. */
export function numberOf(text: string, message: string): number {
  return parseWith(appealId, text, message);
}

/** The number of an appeal that stands in the path. Errors: invalid. */
export async function recordId(params: Promise<{ readonly id: string }>): Promise<number> {
  return numberOf((await params).id, 'номер записи не понят');
}
