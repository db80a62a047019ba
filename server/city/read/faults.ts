import { AppError } from '@/lib/contract/app-error';

const UNTOUCHED = 'ничего не изменено';

export const refuseFile = (text: string) => new AppError('invalid', `${text}; ${UNTOUCHED}`);

/** A file that ends before its own end. */
export function cutShort(name: string, at: number): AppError {
  return refuseFile(
    `${name} оборван: данные кончаются на ${at}-м байте, посреди блока; скачайте или скопируйте файл заново`,
  );
}

export function damaged(name: string, at: number, what: string): AppError {
  return refuseFile(`${name} повреждён около ${at}-го байта (${what}); скачайте или скопируйте файл заново`);
}
