import type { Random } from '../random';
import { uncapital } from './expand-line';

/** How people write through a source: a beginning, an end, and how roughly. */
export interface Voice {
  readonly openers: readonly string[];
  readonly tails: readonly string[];
  readonly isRough: boolean;
}

const NOTHING = ['', '', '', ''] as const;

const SOCIAL: Voice = {
  openers: [
    ...NOTHING,
    ...NOTHING,
    'Здравствуйте. ',
    'Здравствуйте! ',
    'Добрый день! ',
    'Подскажите, что делать: ',
    'Помогите, пожалуйста! ',
    'Соседи, у кого так же? ',
    'Пишу второй раз. ',
    'Ну сколько можно. ',
    'Опубликуйте, пожалуйста. ',
    'Кто отвечает? ',
    'Ребята, ',
    'Всем привет! ',
  ],
  tails: [
    ...NOTHING,
    ...NOTHING,
    ' Примите меры.',
    ' Когда исправят?',
    ' Ждём.',
    ' Спасибо.',
    ' Сколько можно?',
    ' Фото в комментариях.',
    ' Заранее спасибо!',
    ' Надоело уже.',
    ' Неужели так сложно?',
    ' Ответьте, пожалуйста.',
    ' Жители ждут.',
    ' Обидно за город.',
    ' Очень ждём!',
  ],
  isRough: true,
};

const PORTAL: Voice = {
  openers: [
    ...NOTHING,
    'Здравствуйте! ',
    'Добрый день. ',
    'Сообщаю о проблеме: ',
    'Прошу принять меры. ',
    'Обращаюсь повторно. ',
    'Прошу обратить внимание: ',
  ],
  tails: [
    ...NOTHING,
    ' Прошу устранить.',
    ' Фото прилагаю.',
    ' Прошу сообщить сроки.',
    ' Прошу ответить по существу.',
    ' Прошу провести проверку.',
    ' Надеюсь на помощь.',
  ],
  isRough: false,
};

const CALL: Voice = {
  openers: [
    'Заявитель сообщает: ',
    'Со слов заявителя: ',
    'Звонок: ',
    'По телефону: ',
    'Позвонила жительница: ',
    'Позвонил житель: ',
  ],
  tails: [
    ...NOTHING,
    ' Просит перезвонить.',
    ' Просит принять меры.',
    ' Ждёт ответа.',
    ' Звонит повторно.',
    ' Просит назвать срок.',
  ],
  isRough: false,
};

const LETTER: Voice = {
  openers: [
    'Прошу рассмотреть обращение. ',
    'Прошу разобраться в ситуации. ',
    'Обращаюсь с просьбой о помощи. ',
    'Направляю обращение от имени жителей. ',
    'Прошу принять меры. ',
    'Обращаюсь повторно. ',
  ],
  tails: [
    ' Ответ прошу направить письменно.',
    ' Прошу провести проверку.',
    ' Прошу сообщить о принятых мерах.',
    ' Прошу дать ответ в установленный срок.',
    ' Прошу назвать сроки работ.',
    ' Приложение: фотографии.',
  ],
  isRough: false,
};

/** An organisation says what it has to say. */
const NOTICE: Voice = { openers: [''], tails: [''], isRough: false };

const VOICES: Readonly<Record<string, Voice>> = { pos: PORTAL, phone: CALL, delo: NOTICE };

/** `kind` decides before the source: a petition through the portal reads like a letter. */
export function voiceOf(source: string, kind: 'message' | 'petition'): Voice {
  return kind === 'petition' ? LETTER : (VOICES[source] ?? SOCIAL);
}

/** Nobody says the same word twice: an opener or a tail that the essence holds already is left out. */
function unlessSaid(part: string, essence: string): string {
  const word = /[а-яё]{5,}/iu.exec(part)?.[0].toLowerCase();
  return word !== undefined && essence.toLowerCase().includes(word) ? '' : part;
}

/** A word with one slip of the fingers: a letter lost, doubled, or two changed over. */
function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 3);
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word.charAt(at) + word.slice(at),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  return random.pick(kinds)();
}

function withSlip(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<![\p{L}])[а-яё]{6,}(?![\p{L}])/gu)];
  if (words.length === 0) return text;
  const { 0: word, index } = random.pick(words);
  return text.slice(0, index) + slip(word, random) + text.slice(index + word.length);
}

/** What a phone keyboard does to a text. */
function roughen(text: string, random: Random): string {
  let rough = text;
  if (random.chance(0.2)) rough = withSlip(rough, random);
  if (random.chance(0.3)) rough = rough.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  if (random.chance(0.15)) rough = rough.replaceAll(' – ', ' - ').replace(/, (?=[а-яё])/u, ' ');
  if (random.chance(0.2)) rough = uncapital(rough);
  if (random.chance(0.25)) rough = rough.replace(/\.$/, '');
  else if (random.chance(0.1)) rough = rough.replace(/[.!]$/, '!!!');
  return rough;
}

/** The essence in the words of a source. */
export function speak(essence: string, voice: Voice, random: Random): string {
  const opener = unlessSaid(random.pick(voice.openers), essence);
  const body = /[:,] $/.test(opener) ? uncapital(essence) : essence;
  const text = `${opener}${body}${unlessSaid(random.pick(voice.tails), essence)}`;
  return voice.isRough ? roughen(text, random) : text;
}
