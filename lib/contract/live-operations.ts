import type { ApiOperation } from './api-operation';
import { healthAnswer } from './health';
import { clusterAnswer, hotAnswer } from './hot';
import { liveAnswer, liveQuery } from './live';

/** What stands on the wall, and what explains it. */
export const LIVE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'liveFigures',
    method: 'get',
    path: '/api/v1/live',
    summary: 'Показатели сейчас',
    description:
      'Те же числа, что на стене. Сообщения и обращения по 59-ФЗ считаются порознь; norm — интервал нормы или пусто, пока история коротка.',
    query: liveQuery,
    answers: { '200': { words: 'Показатели окна', schema: liveAnswer } },
    errors: ['422', '503'],
  },
  {
    id: 'explainHotTopic',
    method: 'get',
    path: '/api/v1/hot/{topic}',
    summary: 'Почему тема горячая',
    description:
      'Сколько ждали и сколько пришло, с какого времени, сколько авторов, откуда, какие слова новые, какие отключения, аварии и проблемы уже известны, кто ведёт тему и когда тема была горячей раньше. Без текстов и без людей.',
    answers: { '200': { words: 'Объяснение', schema: hotAnswer } },
    errors: ['404', '422', '503'],
  },
  {
    id: 'explainCluster',
    method: 'get',
    path: '/api/v1/clusters/{id}',
    summary: 'Почему скопление',
    description:
      'Вокруг одного места пришло больше обычного, хотя ни одна тема сама не горячая: сколько, о чём, от скольких людей, какие слова новые и что уже известно. Код берут из clusters в /api/v1/live; закрытое скопление — 404.',
    answers: { '200': { words: 'Объяснение', schema: clusterAnswer } },
    errors: ['404', '422', '503'],
  },
  {
    id: 'health',
    method: 'get',
    path: '/api/health',
    summary: 'Состояние частей',
    description:
      'ok — всё работает, degraded — часть отстаёт или не отвечает, down — нет базы данных (тогда код 503).',
    answers: {
      '200': { words: 'Работает', schema: healthAnswer },
      '503': { words: 'База данных не отвечает', schema: healthAnswer },
    },
    errors: [],
  },
];
