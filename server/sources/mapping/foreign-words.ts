import { type Channel, isChannel, KINDS, type Kind } from '@/lib/domain/appeal';

/** What other systems call the ways a citizen came. */
const CHANNEL_WORDS: Readonly<Record<string, Channel>> = {
  телефон: 'phone',
  звонок: 'phone',
  тел: 'phone',
  call: 'phone',
  'голосовое сообщение': 'voice',
  голосовое: 'voice',
  voicemail: 'voice',
  online: 'web',
  internet: 'web',
  website: 'web',
  сайт: 'web',
  портал: 'web',
  интернет: 'web',
  mobile: 'web',
  'mobile app': 'web',
  app: 'web',
  приложение: 'web',
  'мобильное приложение': 'web',
  'e-mail': 'email',
  'электронная почта': 'email',
  'эл. почта': 'email',
  письмо: 'paper',
  'бумажное письмо': 'paper',
  mail: 'paper',
  вк: 'vk',
  вконтакте: 'vk',
  ок: 'ok',
  одноклассники: 'ok',
  макс: 'max',
  телеграм: 'telegram',
  пос: 'pos',
  госуслуги: 'pos',
  'инцидент менеджмент': 'incident',
  им: 'incident',
  прочее: 'other',
  другое: 'other',
  иное: 'other',
  unknown: 'other',
};

const KIND_WORDS: Readonly<Record<string, Kind>> = { сообщение: 'message', обращение: 'petition' };

const fold = (word: string) => word.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
const wordsOf = <T>(words: Readonly<Record<string, T>>) => new Map(Object.entries(words));
const channels = wordsOf(CHANNEL_WORDS);
const kinds = wordsOf(KIND_WORDS);

/** The channel that a foreign word means; null when nobody knows it. */
export function channelByWord(word: string): Channel | null {
  const folded = fold(word);
  return isChannel(folded) ? folded : (channels.get(folded) ?? null);
}

/** The kind that a word means; an unknown word stays as it is and is refused with its row. */
export function kindByWord(word: string): string {
  const folded = fold(word);
  return KINDS.find((kind) => kind === folded) ?? kinds.get(folded) ?? word;
}
