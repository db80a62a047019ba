import type { Kind, Status } from '../appeal';
import type { Controller, Outcome } from './facts';
import type { ExtensionGround, MoveKind, PauseGround, ReopeningBase } from './move';

/** A move as a button says it. */
export const MOVE_NAMES: Readonly<Record<MoveKind, string>> = {
  assign: 'Назначить исполнителя',
  take: 'Взять в работу',
  submit: 'Отдать на согласование',
  approve: 'Согласовать ответ',
  return: 'Вернуть на доработку',
  interim: 'Дать промежуточный ответ',
  answer: 'Дать ответ',
  close: 'Закрыть',
  redirect: 'Перенаправить',
  'not-competent': 'Признать не по компетенции',
  'hand-over': 'Передать в ЕДДС',
  withdraw: 'Отозвать',
  reopen: 'Возобновить',
  extend: 'Продлить срок',
  notice: 'Отметить уведомление автора',
  'fast-track-on': 'Включить ускоренное решение',
  'fast-track-off': 'Снять ускоренное решение',
  'control-set': 'Поставить на контроль',
  'control-off': 'Снять с контроля',
  pause: 'Приостановить срок',
  resume: 'Возобновить срок',
  'promise-kept': 'Отметить: обещание выполнено',
  'promise-broken': 'Отметить: обещание не выполнено',
};

/** A move that was made, as a history says it. */
export const MADE_NAMES: Readonly<Record<MoveKind, string>> = {
  assign: 'Назначен исполнитель',
  take: 'Взято в работу',
  submit: 'Отдано на согласование',
  approve: 'Ответ согласован',
  return: 'Возвращено на доработку',
  interim: 'Дан промежуточный ответ',
  answer: 'Дан ответ',
  close: 'Закрыто',
  redirect: 'Перенаправлено',
  'not-competent': 'Признано не по компетенции',
  'hand-over': 'Передано в ЕДДС',
  withdraw: 'Отозвано',
  reopen: 'Возобновлено',
  extend: 'Срок продлён',
  notice: 'Автор уведомлён',
  'fast-track-on': 'Включено ускоренное решение',
  'fast-track-off': 'Снято ускоренное решение',
  'control-set': 'Поставлено на контроль',
  'control-off': 'Снято с контроля',
  pause: 'Срок приостановлен',
  resume: 'Срок снова идёт',
  'promise-kept': 'Обещание выполнено',
  'promise-broken': 'Обещание не выполнено',
};

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  solved: 'решено',
  explained: 'разъяснено',
  planned: 'запланировано',
  refused: 'отказано',
};

export const CONTROLLER_NAMES: Readonly<Record<Controller, string>> = {
  head: 'глава города',
  'regional-centre': 'ЦУР',
  governor: 'губернатор',
  prosecutor: 'прокуратура',
  deputy: 'депутат',
};

export const EXTENSION_GROUND_NAMES: Readonly<Record<ExtensionGround, string>> = {
  inquiry: 'направлен запрос в другой орган',
  survey: 'нужен выезд или обследование',
  works: 'нужны работы',
  exceptional: 'исключительный случай',
};

export const PAUSE_GROUND_NAMES: Readonly<Record<PauseGround, string>> = {
  clarification: 'у автора запрошено уточнение',
  access: 'автор не даёт доступа к месту',
};

export const REOPENING_BASE_NAMES: Readonly<Record<ReopeningBase, string>> = {
  dissatisfied: 'автор не согласен с ответом',
  repeat: 'автор обратился повторно',
  returned: 'адресат вернул обращение',
  mistake: 'прошлая отметка ошибочна',
};

/** «Отозванное обращение нельзя …», «отозванному обращению нельзя …»: accusative and dative of a neuter noun. */
const STATUS_WORDS: Readonly<Record<Status, readonly [accusative: string, dative: string]>> = {
  registered: ['Только что зарегистрированное', 'Только что зарегистрированному'],
  assigned: ['Назначенное исполнителю', 'Назначенному исполнителю'],
  'in-work': ['Взятое в работу', 'Взятому в работу'],
  approval: ['Стоящее на согласовании', 'Стоящему на согласовании'],
  interim: ['Получившее промежуточный ответ', 'Получившему промежуточный ответ'],
  rework: ['Возвращённое на доработку', 'Возвращённому на доработку'],
  answered: ['Отвеченное', 'Отвеченному'],
  closed: ['Закрытое', 'Закрытому'],
  redirected: ['Перенаправленное', 'Перенаправленному'],
  withdrawn: ['Отозванное', 'Отозванному'],
  'not-competent': ['Признанное не по компетенции', 'Признанному не по компетенции'],
  'handed-over': ['Переданное в ЕДДС', 'Переданному в ЕДДС'],
};

const KIND_WORDS: Readonly<Record<Kind, readonly [string, string]>> = {
  message: ['сообщение', 'сообщению'],
  petition: ['обращение', 'обращению'],
};

/** What cannot be done, and the case of the noun that it wants. */
const CANNOT: Readonly<Record<MoveKind, readonly [nounCase: 0 | 1, words: string]>> = {
  assign: [1, 'нельзя назначить исполнителя'],
  take: [0, 'нельзя взять в работу'],
  submit: [0, 'нельзя отдать на согласование'],
  approve: [1, 'нельзя согласовать ответ'],
  return: [0, 'нельзя вернуть на доработку'],
  interim: [1, 'нельзя дать промежуточный ответ'],
  answer: [1, 'нельзя дать ответ'],
  close: [0, 'нельзя закрыть'],
  redirect: [0, 'нельзя перенаправить'],
  'not-competent': [0, 'нельзя признать не по компетенции'],
  'hand-over': [0, 'нельзя передать в ЕДДС'],
  withdraw: [0, 'нельзя отозвать'],
  reopen: [0, 'нельзя возобновить'],
  extend: [1, 'нельзя продлить срок'],
  notice: [1, 'нельзя отметить уведомление'],
  'fast-track-on': [1, 'нельзя включить ускоренное решение'],
  'fast-track-off': [1, 'нельзя снять ускоренное решение'],
  'control-set': [0, 'нельзя поставить на контроль'],
  'control-off': [0, 'нельзя снять с контроля'],
  pause: [1, 'нельзя приостановить срок'],
  resume: [1, 'нельзя возобновить срок'],
  'promise-kept': [1, 'нельзя отметить обещание'],
  'promise-broken': [1, 'нельзя отметить обещание'],
};

/** What has to come first where a move is not allowed in a state. */
const FIRST: Readonly<Record<Status, string>> = {
  registered: 'сначала назначьте исполнителя или возьмите в работу',
  assigned: 'сначала исполнитель берёт его в работу',
  'in-work': 'работа над ним ещё идёт',
  approval: 'сначала согласуйте ответ или верните на доработку',
  interim: 'окончательного ответа ещё нет',
  rework: 'сначала возьмите его в работу или отдайте на согласование снова',
  answered: 'ответ уже дан; если автор не согласен или ответ отмечен по ошибке, возобновите его',
  closed: 'оно закончено; если автор не согласен или закрыто по ошибке, возобновите его',
  redirected: 'им занят другой орган; если оно вернулось, возобновите его',
  withdrawn: 'автор отозвал его; если отметка ошибочна, возобновите его',
  'not-competent': 'сначала перенаправьте его или возьмите в работу',
  'handed-over': 'им занята ЕДДС; сначала возьмите его в работу',
};

/** «Отозванному обращению нельзя дать ответ: автор отозвал его; если отметка ошибочна, возобновите его». */
export function refusalWords(move: MoveKind, { status, kind }: { status: Status; kind: Kind }): string {
  const [nounCase, cannot] = CANNOT[move];
  return `${STATUS_WORDS[status][nounCase]} ${KIND_WORDS[kind][nounCase]} ${cannot}: ${FIRST[status]}`;
}
