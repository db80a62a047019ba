import { type ApiOperation, JSON_ONLY } from './api-operation';
import { moveAnswer, moveRequest, movesAnswer } from './life';

/** What can be asked about the life of an appeal. */
export const LIFE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listMoves',
    method: 'get',
    path: '/api/v1/appeals/{id}/moves',
    summary: 'Жизнь записи',
    description:
      'Что с записью можно сделать сейчас и почему нельзя остальное, часы с объяснениями, контроль, обещание, прежние записи автора о том же, история ходов. Личные данные закрыты.',
    answers: { '200': { words: 'Жизнь записи', schema: movesAnswer } },
    errors: ['404', '422'],
  },
  {
    id: 'moveAppeal',
    method: 'post',
    path: '/api/v1/appeals/{id}/moves',
    summary: 'Сделать ход',
    description:
      'Назначить, ответить, продлить, перенаправить и так далее. Для контроля нужно право control, для остального work. Версия старше нынешней — 409 с тем, кто и как изменил запись. Заголовок Idempotency-Key: тот же запрос снова — тот же ход.',
    body: { schema: moveRequest, mediaTypes: JSON_ONLY },
    scope: 'work',
    answers: {
      '201': { words: 'Ход сделан', schema: moveAnswer },
      '200': { words: 'Этот ход уже был сделан по тому же ключу', schema: moveAnswer },
    },
    errors: ['401', '403', '404', '409', '422'],
  },
];
