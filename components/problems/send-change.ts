import { errorAnswer } from '@/lib/contract/http';

/** Sends a change with this browser's key; answers null, or in words why it was not done. */
export async function sendChange(path: string, body: unknown): Promise<string | null> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response === null) return 'Нет связи с сервером: ничего не изменено, попробуйте ещё раз.';
  if (response.ok) return null;
  const parsed = errorAnswer.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return 'Сервер не ответил: обновите страницу и попробуйте ещё раз.';
  const { message, errors } = parsed.data.error;
  return [message, ...errors.map((error) => error.message)].join(': ');
}
