import type { TopicReadingAnswer } from '@/lib/contract/topics';

const NATURE_WORDS: Readonly<Record<TopicReadingAnswer['nature'], string | null>> = {
  report: null,
  question: 'Похоже на вопрос.',
  thanks: 'Похоже на благодарность: тема сама не ставится.',
  spam: 'Похоже на рассылку: тема сама не ставится.',
  wordless: 'В тексте нет слов: темы не определить.',
};

export function readerName(reader: string): string {
  return reader === 'lexicon' ? 'словарь тем' : `модель, версия ${reader.replace('model:', '')}`;
}

/** A likeness below that is a guess among fifty topics: naming it would only mislead. */
const LEAST_TOLD = 0.2;

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How a text was understood, in sentences. */
export function readingWords(reading: TopicReadingAnswer): string[] {
  const { suggestedName, confidence, words, runnerUp } = reading;
  const said: string[] = [];
  const nature = NATURE_WORDS[reading.nature];
  if (nature !== null) said.push(nature);
  if (suggestedName !== null && confidence < LEAST_TOLD) {
    said.push('Слов, по которым тема узнавалась бы уверенно, в тексте нет.');
  } else if (suggestedName !== null) {
    const because = words.length === 0 ? '' : `, по словам: ${words.map((word) => `«${word}»`).join(', ')}`;
    said.push(`Похоже на «${suggestedName}» — уверенность ${percent(confidence)}${because}.`);
  } else if (reading.nature !== 'wordless') said.push('Слов, по которым узнаётся тема, в тексте нет.');
  if (runnerUp !== null && runnerUp.confidence >= LEAST_TOLD) {
    said.push(`Второй вариант — «${runnerUp.name}» (${percent(runnerUp.confidence)}).`);
  }
  said.push(`Читал: ${readerName(reading.reader)}.`);
  if (reading.confirmed !== null) said.push('Тему подтвердил человек: она главнее метки источника и модели.');
  return said;
}
