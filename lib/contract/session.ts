import { z } from 'zod';

/** The cookie that holds a browser's key: HttpOnly, so that no script of a page reads it. */
export const KEY_COOKIE = 'pult_key';
/** A shift. */
export const KEY_SECONDS = 12 * 3_600;

/** Body of `POST /api/v1/session`: an API token, made by `npm run token`. */
export const sessionRequest = z.strictObject({
  token: z
    .string()
    .trim()
    .min(1, 'вставьте ключ: его печатает npm run token')
    .max(200, 'это не ключ: он короче')
    .regex(/^[\w-]*$/, 'это не ключ: в нём только латинские буквы, цифры, «_» и «-»'),
});

export const sessionAnswer = z.object({
  name: z.string().nullable().describe('Имя ключа; пусто, когда его нет'),
  scopes: z.array(z.string()),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;
