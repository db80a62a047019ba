import { type ApiOperation, JSON_ONLY } from './api-operation';
import { placeFix, placeFixed } from './place';
import { revealAnswer, revealRequest } from './reveal';
import { appealRecord } from './search';
import { topicConfirmation, topicConfirmed, topicReadingAnswer } from './topics';

/** What can be asked about one appeal. */
export const APPEAL_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'getAppeal',
    method: 'get',
    path: '/api/v1/appeals/{id}',
    summary: 'Одна запись',
    description: 'Текст с закрытыми личными данными, факты и история изменений.',
    answers: { '200': { words: 'Запись', schema: appealRecord } },
    errors: ['404', '422'],
  },
  {
    id: 'fixPlace',
    method: 'put',
    path: '/api/v1/appeals/{id}/place',
    summary: 'Исправить место',
    description:
      'Один из вариантов записи или точка на карте. Выбор человека не меняют ни новые тексты источника, ни новый справочник.',
    body: { schema: placeFix, mediaTypes: JSON_ONLY },
    scope: 'places',
    answers: { '200': { words: 'Место записано', schema: placeFixed } },
    errors: ['401', '403', '404', '422', '503'],
  },
  {
    id: 'getTopicReading',
    method: 'get',
    path: '/api/v1/appeals/{id}/topic',
    summary: 'О чём запись',
    description:
      'Как понял текст словарь или обученная модель: тема, уверенность, решившие слова и второй вариант.',
    answers: { '200': { words: 'Прочтение', schema: topicReadingAnswer } },
    errors: ['404', '422'],
  },
  {
    id: 'confirmTopic',
    method: 'put',
    path: '/api/v1/appeals/{id}/topic',
    summary: 'Подтвердить или исправить тему',
    description:
      'Слово человека главнее метки источника и модели. Оно остаётся примером для следующего обучения.',
    body: { schema: topicConfirmation, mediaTypes: JSON_ONLY },
    scope: 'labels',
    answers: { '200': { words: 'Тема поставлена или подтверждена', schema: topicConfirmed } },
    errors: ['401', '403', '404', '422'],
  },
  {
    id: 'revealAppeal',
    method: 'post',
    path: '/api/v1/appeals/{id}/reveal',
    summary: 'Показать личные данные',
    description: 'Текст, адрес и автор, как они пришли. Кто, когда и зачем смотрел, остаётся в журнале.',
    body: { schema: revealRequest, mediaTypes: JSON_ONLY },
    scope: 'reveal',
    answers: { '200': { words: 'Личные данные записи', schema: revealAnswer } },
    errors: ['401', '403', '404', '422'],
  },
];
