import { compileLexicon } from './lexicon/compile';
import { metCues, themeScores } from './lexicon/match';
import type { Theme } from './lexicon/theme';
import { wordsOf } from './words';

/** What a text is, before what it is about. `wordless` has no words at all: signs, emoji, a link. */
export const NATURES = ['report', 'thanks', 'question', 'spam', 'wordless'] as const;
export type Nature = (typeof NATURES)[number];

const SIGNS: readonly Theme[] = [
  {
    id: 'thanks',
    name: 'Благодарность',
    strong: `спасибо за/вам/большое/огромное/всем/коммунальщик*/дворник*/администрац*/работник*, благодар*, молодцы, выража* благодарн*/признательн*,
      низкий поклон, признательн*, спасибо`,
    against: 'заранее спасибо, спасибо заранее, заранее благодар*, спасибо понимание/внимание',
  },
  {
    id: 'complaint',
    name: 'Жалоба или просьба',
    strong: `прошу, просим, просьба, помогите, примите мер*, требую, требуем, жалоб*, жалуюсь, когда уже, сколько можно, доколе, невозможно, отсутств*, сломан*, разбит*,
      не работа*/горит/убира*/вывоз*/ходит/отвеча*/реаг*/дела*, нет воды/света/отопления/тепла/автобус*, безобраз*, опасно, ужас*, течет, прорвал*, яма, ямы, грязь, свалка`,
    fair: 'не, нет, надоел*, проблем*, плохо, отремонтир*, уберите, сделайте',
  },
  {
    id: 'question',
    name: 'Вопрос',
    strong:
      'подскажите, скажите пожалуйста, как узнать/получить/оформить/записаться/попасть, куда обратиться/обращаться/звонить, когда будет/откро*/нач*/состо*/включ*, будет ли, можно ли, какие документы/нужны, кто отвечает, где можно/находится/узнать, хочу узнать, интересует, планируется ли',
  },
  {
    id: 'spam',
    name: 'Спам',
    strong: `казино, ставк* спорт, букмекер*, заработ* интернет*/дома/день/онлайн/удален*, пассивн* доход*, кредит* без/одобр*/онлайн/плох*, займ* карт*/онлайн/без, подпис* канал*/группу/нас, переходи* ссылк*, крипт*, биткоин*, промокод*, розыгрыш приз*,
      интим*, гадани*, приворот*, похуден*, вклад* процент*, инвестиц* доход*/прибыл*, набираем сотрудник*/людей, требуются курьер*/менеджер*/сотрудник* доход*/онлайн, скидк* процент*/товар*/магазин*/акци*, закаж* сейчас/сайт*/доставк*, продвижен* сайт*/соцсет*`,
  },
];

const lexicon = compileLexicon(SIGNS);
const LINK = /(?:https?:\/\/|www\.|t\.me\/|\b[a-z0-9-]+\.(?:ru|com|net|top|xyz|site|online)\b)/giu;

/** Thanks, a question, spam or a report; a text that thanks and complains is a report. */
export function natureOf(text: string): Nature {
  const links = text.match(LINK)?.length ?? 0;
  const words = wordsOf(text.replace(LINK, ' ')).filter((word) => !/^\d+$/.test(word));
  if (words.length === 0) return links > 0 ? 'spam' : 'wordless';
  const scores = themeScores(lexicon, metCues(lexicon, words));
  const [thanks = 0, complaint = 0, question = 0, spam = 0] = scores;
  if (spam >= 5 || (spam >= 3 && (links > 0 || complaint < 3)) || links >= 3) return 'spam';
  if (thanks > 0 && complaint < 3 && thanks > complaint) return 'thanks';
  return question > 0 && complaint < 3 && text.includes('?') ? 'question' : 'report';
}
