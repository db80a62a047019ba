import { errorAnswer } from '@/lib/contract/http';

export interface Refusal {
  readonly message: string;
  /** Field → what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Sent =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

const refused = (message: string, fields: Refusal['fields'] = {}): Sent => ({
  ok: false,
  refusal: { message, fields },
});

/** Sends with this browser's key; a refusal comes back in words, at its fields. */
export async function sendJson(path: string, body: unknown, method = 'POST'): Promise<Sent> {
  const isText = typeof body === 'string';
  const response = await fetch(path, {
    method,
    headers: { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' },
    body: isText ? body : JSON.stringify(body),
  }).catch(() => null);
  if (response === null) return refused('Нет связи с сервером: ничего не изменено, попробуйте ещё раз.');
  const told: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, body: told };
  const parsed = errorAnswer.safeParse(told);
  if (!parsed.success) return refused('Сервер не ответил: обновите страницу и попробуйте ещё раз.');
  const { message, errors } = parsed.data.error;
  return refused(message, Object.fromEntries(errors.map((error) => [error.field, error.message])));
}

/** The file as text: UTF-8, or the Windows code page of an office. */
export async function textOfFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
