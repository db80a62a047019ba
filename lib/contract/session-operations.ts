import { type ApiOperation, JSON_ONLY } from './api-operation';
import { sessionAnswer, sessionRequest } from './session';

/** The key that a browser holds. */
export const SESSION_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'readSession',
    method: 'get',
    path: '/api/v1/session',
    summary: 'Чей ключ у браузера',
    description: 'Имя и права ключа, который держит этот браузер.',
    answers: { '200': { words: 'Имя и права; пусто без ключа', schema: sessionAnswer } },
    errors: [],
  },
  {
    id: 'openSession',
    method: 'post',
    path: '/api/v1/session',
    summary: 'Дать браузеру ключ',
    description:
      'Кладёт токен в cookie, которую не читают скрипты; действует двенадцать часов и только со своих страниц.',
    body: { schema: sessionRequest, mediaTypes: JSON_ONLY },
    answers: { '200': { words: 'Ключ принят', schema: sessionAnswer } },
    errors: ['401', '422'],
  },
  {
    id: 'closeSession',
    method: 'delete',
    path: '/api/v1/session',
    summary: 'Убрать ключ из браузера',
    description: 'Стирает cookie с ключом.',
    answers: { '200': { words: 'Убран', schema: sessionAnswer } },
    errors: [],
  },
];
