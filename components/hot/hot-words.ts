import type { HotAnswer } from '@/lib/contract/hot';
import { counted, type Forms, formatInterval, MESSAGES } from '@/lib/domain/russian';

const MINUTES: Forms = ['минуту', 'минуты', 'минут'];

export const PHASE_WORDS: Readonly<Record<HotAnswer['phase'], string>> = {
  opened: 'Тема горячая',
  grew: 'Тема горячая и растёт',
  calmed: 'Тема стихает',
  none: 'Тема сейчас не горячая',
};

const spanWords = (minutes: number) => (minutes === 60 ? 'За час' : `За ${counted(minutes, MINUTES)}`);

/** «За час пришло 12 сообщений, обычно 0–3.» */
export function seenWords({ minutes, count, norm }: HotAnswer['seen']): string {
  const usual = norm === null ? 'норма ещё копится' : `обычно ${formatInterval(norm)}`;
  return `${spanWords(minutes)} пришло ${counted(count, MESSAGES)}, ${usual}.`;
}
