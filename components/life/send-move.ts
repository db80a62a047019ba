import { errorAnswer } from '@/lib/contract/http';
import { moveAnswer } from '@/lib/contract/life';

export type Sent =
  | { readonly ok: true; readonly words: string }
  | {
      readonly ok: false;
      /** The record is another than was seen: nothing is wrong with what was typed. */
      readonly isStale: boolean;
      /** No answer came: it may have been made, so the same key must go with the next try. */
      readonly isLost: boolean;
      readonly words: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** Also where a page came over plain HTTP, which has no `randomUUID`. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const lost = (words: string): Sent => ({ ok: false, isStale: false, isLost: true, words, fields: {} });

/** Sends a move with this browser's key; the same `requestKey` again is the same move. */
export async function sendMove(
  id: number,
  request: { version: number; move: Readonly<Record<string, unknown>> },
  requestKey: string,
): Promise<Sent> {
  const response = await fetch(`/api/v1/appeals/${id}/moves`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': requestKey },
    body: JSON.stringify(request),
  }).catch(() => null);
  if (response === null) return lost('Нет связи с сервером: набранное осталось, попробуйте ещё раз.');
  const body: unknown = await response.json().catch(() => null);
  const made = moveAnswer.safeParse(body);
  if (response.ok && made.success) return { ok: true, words: made.data.message };
  const refused = errorAnswer.safeParse(body);
  if (!refused.success) return lost('Сервер не ответил: набранное осталось, попробуйте ещё раз.');
  const { code, message, errors } = refused.data.error;
  const fields = Object.fromEntries(
    errors.map(({ field, message: words }) => [field.replace(/^move\./, ''), words]),
  );
  return { ok: false, isStale: code === 'conflict', isLost: false, words: message, fields };
}
