import { AppError } from '@/lib/contract/app-error';

/** A fault of the engine as one that a person reads; our own errors stay as they are. */
export function refuse(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError('unavailable', 'поиск сейчас не отвечает; записи не потеряны, повторите через минуту', [
    { field: '', message: error instanceof Error ? error.name : 'ошибка' },
  ]);
}
