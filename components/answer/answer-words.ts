import type { SentAnswer } from '@/lib/contract/answer-link';
import type { Outcome } from '@/lib/domain/life/facts';
import { formatMoment } from '@/lib/domain/russian';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  solved: 'решено',
  explained: 'разъяснено',
  planned: 'запланировано до',
  refused: 'отказано',
};

/** «Решено», «запланировано до 01.05.2027 18:00». */
export function outcomeWords({ outcome, promisedUntil }: SentAnswer, zone: string): string {
  const until = promisedUntil === null ? '' : ` ${formatMoment(zone, Date.parse(promisedUntil))}`;
  return `${OUTCOME_WORDS[outcome]}${until}`;
}
