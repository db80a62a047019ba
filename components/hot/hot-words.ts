import type { ClusterAnswer, HotAnswer } from '@/lib/contract/hot';
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

const HOURS: Forms = ['час', 'часа', 'часов'];

export const CLUSTER_PHASES: Readonly<Record<ClusterAnswer['phase'], string>> = {
  opened: 'Скопление',
  grew: 'Скопление растёт',
  calmed: 'Скопление стихает',
};

/** «14 сообщений у 8 квартала за 3 часа, обычно 1–3.» The place stands as it is named: it is not bent. */
export function clusterWords({ seen, topic, name }: ClusterAnswer): string {
  const { hours, count, norm } = seen;
  const span = hours === 1 ? 'За час' : `За ${counted(hours, HOURS)}`;
  const about = topic === null || name === null ? 'о разном' : `на тему «${name}»`;
  return `${span} вокруг этого места пришло ${counted(count, MESSAGES)} ${about}, обычно ${formatInterval(norm)}.`;
}
