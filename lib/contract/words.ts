import { z } from 'zod';

/** A filled text of a person or a file, trimmed and bounded. */
export const words = (limit: number) =>
  z
    .string('ожидается текст')
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'содержит повреждённые символы')
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'не заполнено').max(limit, `длиннее ${limit} знаков`));
