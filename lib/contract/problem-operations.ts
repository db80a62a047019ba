import { type ApiOperation, JSON_ONLY } from './api-operation';
import {
  appealProblem,
  problemChange,
  problemChanged,
  problemInput,
  problemQuery,
  problemRecord,
  problemsAnswer,
  suggestionAnswer,
} from './problem';

/** What can be asked about problems. */
export const PROBLEM_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listProblems',
    method: 'get',
    path: '/api/v1/problems',
    summary: 'Проблемы',
    description:
      'Записи об одном, собранные вместе: сколько авторов, какой срок ведёт, как растёт, чем объяснено. Заголовок — тема и слова места.',
    query: problemQuery,
    answers: { '200': { words: 'Список', schema: problemsAnswer } },
    errors: ['422'],
  },
  {
    id: 'createProblem',
    method: 'post',
    path: '/api/v1/problems',
    summary: 'Собрать записи в проблему',
    description: 'Записи выходят из прежних проблем; история остаётся.',
    body: { schema: problemInput, mediaTypes: JSON_ONLY },
    scope: 'problems',
    answers: { '201': { words: 'Создана', schema: problemChanged } },
    errors: ['401', '403', '404', '422'],
  },
  {
    id: 'getProblem',
    method: 'get',
    path: '/api/v1/problems/{id}',
    summary: 'Одна проблема',
    description: 'Участники с причинами, почему они здесь, ячейки карты и история. Личные данные закрыты.',
    answers: { '200': { words: 'Проблема', schema: problemRecord } },
    errors: ['404', '422'],
  },
  {
    id: 'changeProblem',
    method: 'post',
    path: '/api/v1/problems/{id}/changes',
    summary: 'Изменить состав проблемы',
    description:
      'join — присоединить, leave — вывести, split — отделить в новую, merge — влить другую, attach-outage и detach-outage — привязать и отвязать отключение. Что разделил человек, правило снова не соединит.',
    body: { schema: problemChange, mediaTypes: JSON_ONLY },
    scope: 'problems',
    answers: { '200': { words: 'Сделано', schema: problemChanged } },
    errors: ['401', '403', '404', '422'],
  },
  {
    id: 'problemOfAppeal',
    method: 'get',
    path: '/api/v1/appeals/{id}/problem',
    summary: 'Проблема записи',
    description: 'В какой проблеме запись и на что она похожа, с причинами.',
    answers: { '200': { words: 'Проблема и предложения', schema: appealProblem } },
    errors: ['404', '422'],
  },
  {
    id: 'answerSuggestion',
    method: 'post',
    path: '/api/v1/appeals/{id}/problem',
    summary: 'Ответить на «Похоже на…»',
    description: 'join — это об одном, refuse — о другом.',
    body: { schema: suggestionAnswer, mediaTypes: JSON_ONLY },
    scope: 'problems',
    answers: { '200': { words: 'Записано', schema: problemChanged } },
    errors: ['401', '403', '404', '422'],
  },
];
