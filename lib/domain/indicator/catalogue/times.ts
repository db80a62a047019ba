import { BOTH, type Indicator, MESSAGES_ONLY } from '../indicator';

const REACTED = 'записи, первая реакция на которые была в этом месяце';
const REACTION =
  'от поступления (у возобновлённой — от возобновления) до первого из: промежуточный ответ, ответ, передача в ЕДДС, перенаправление';
const ANSWERED = 'записи, на которые ответили или которые закрыли в этом месяце';
const ANSWER = 'от поступления (у возобновлённой — от возобновления) до ответа или закрытия';
const WORKING =
  'нерабочее время центра: ночи, обед, выходные и праздники; записи, которым не хватает года календаря. Паузы не вычитаются';
const NOTHING = 'ничего; паузы не вычитаются';
const NO_WORD = 'закрытые без ответа: слова автору не было; ';

/** How long people waited; a quantile is a time that really was: so many per cent waited no longer. */
export const TIMES = [
  {
    code: 'reaction-median',
    name: 'Первая реакция, половина — за',
    unit: 'working-hours',
    group: 'times',
    subjects: BOTH,
    numerator: `время, за которое получили реакцию 50 %: ${REACTION}; ${REACTED}`,
    denominator: null,
    excluded: `${NO_WORD}${WORKING}`,
    better: 'less',
  },
  {
    code: 'reaction-p90',
    name: 'Первая реакция, 90 % — за',
    unit: 'working-hours',
    group: 'times',
    subjects: BOTH,
    numerator: `время, за которое получили реакцию 90 %: ${REACTION}; ${REACTED}`,
    denominator: null,
    excluded: `${NO_WORD}${WORKING}`,
    better: 'less',
  },
  {
    code: 'reaction-mean',
    name: 'Первая реакция в среднем',
    unit: 'working-hours',
    group: 'times',
    subjects: BOTH,
    numerator: `сумма времени: ${REACTION}`,
    denominator: REACTED,
    excluded: `${NO_WORD}${WORKING}`,
    better: 'less',
  },
  {
    code: 'reaction-calendar',
    name: 'Первая реакция, половина — за (по часам)',
    unit: 'hours',
    group: 'times',
    subjects: BOTH,
    numerator: `время по часам, за которое получили реакцию 50 %: ${REACTION}; ${REACTED}`,
    denominator: null,
    excluded: `${NO_WORD}паузы не вычитаются`,
    better: 'less',
  },
  {
    code: 'answer-median',
    name: 'Ответ, половина — за',
    unit: 'working-hours',
    group: 'times',
    subjects: BOTH,
    numerator: `время, за которое получили ответ 50 %: ${ANSWER}; ${ANSWERED}`,
    denominator: null,
    excluded: WORKING,
    better: 'less',
  },
  {
    code: 'answer-p90',
    name: 'Ответ, 90 % — за',
    unit: 'working-hours',
    group: 'times',
    subjects: BOTH,
    numerator: `время, за которое получили ответ 90 %: ${ANSWER}; ${ANSWERED}`,
    denominator: null,
    excluded: WORKING,
    better: 'less',
  },
  {
    code: 'answer-calendar',
    name: 'Ответ, половина — за (по календарю)',
    unit: 'days',
    group: 'times',
    subjects: BOTH,
    numerator: `время по календарю, за которое получили ответ 50 %: ${ANSWER}; ${ANSWERED}`,
    denominator: null,
    excluded: NOTHING,
    better: 'less',
  },
  {
    code: 'pos-answer',
    name: 'Ответ в ПОС в среднем',
    unit: 'days',
    group: 'times',
    subjects: MESSAGES_ONLY,
    numerator: `сумма времени по календарю: ${ANSWER}`,
    denominator: 'сообщения ПОС, на которые ответили или которые закрыли в этом месяце',
    excluded: NOTHING,
    better: 'less',
  },
] as const satisfies readonly Indicator[];
