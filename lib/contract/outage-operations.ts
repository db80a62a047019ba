import { z } from 'zod';
import { type ApiOperation, JSON_ONLY } from './api-operation';
import { fileQuery, settingsImport } from './department';
import { outageRecord, outagesAnswer, outagesQuery } from './outage';
import { outageAnswer, outageChange, outageChanged, outageInput } from './outage-input';

/** Annotations of the timeline: planned outages, accidents, events. */
export const OUTAGE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listOutages',
    method: 'get',
    path: '/api/v1/outages',
    summary: 'Отключения, аварии и мероприятия',
    description:
      'Идущие сейчас (и те, о чьём конце не сказали ещё шесть часов после обещанного), ожидаемые или прошедшие.',
    query: outagesQuery,
    answers: { '200': { words: 'Список', schema: outagesAnswer } },
    errors: ['422', '503'],
  },
  {
    id: 'announceOutage',
    method: 'post',
    path: '/api/v1/outages',
    summary: 'Отметить на ленте времени',
    description:
      'Плановое отключение, авария или мероприятие: объясняет жалобы своих тем, и они не считаются горячими и не учат норму. Тот же номер — правка; isWithdrawn — отменено. Нужно право outages или ingest.',
    body: { schema: outageInput, mediaTypes: JSON_ONLY },
    scope: 'outages',
    answers: {
      '201': { words: 'Объявлено', schema: outageAnswer },
      '200': { words: 'Изменено, или уже объявлено', schema: outageAnswer },
    },
    errors: ['401', '403', '409', '422', '503'],
  },
  {
    id: 'importOutages',
    method: 'post',
    path: '/api/v1/outages/file',
    summary: 'Принять отключения из таблицы',
    description:
      'CSV целиком или никак: ошибки названы у строк. Тот же номер — правка, не названные остаются. Нужно право outages или ingest.',
    query: fileQuery,
    body: {
      schema: z.string().meta({ format: 'binary', description: 'Файл CSV' }),
      mediaTypes: ['text/plain', 'text/csv'],
    },
    scope: 'outages',
    answers: { '200': { words: 'Что принято, или что исправить', schema: settingsImport } },
    errors: ['401', '403', '413', '422'],
  },
  {
    id: 'getOutage',
    method: 'get',
    path: '/api/v1/outages/{id}',
    summary: 'Отключение с историей',
    description: 'Что, где, когда обещали закончить, что меняли и какие проблемы это объясняет.',
    answers: { '200': { words: 'Отключение', schema: outageRecord } },
    errors: ['404', '503'],
  },
  {
    id: 'changeOutage',
    method: 'post',
    path: '/api/v1/outages/{id}/changes',
    summary: 'Изменить отключение',
    description:
      'extend — новый обещанный конец, end — действительный конец, withdraw — отменить, restore — вернуть отменённое или законченное. Нужно право outages или ingest.',
    body: { schema: outageChange, mediaTypes: JSON_ONLY },
    scope: 'outages',
    answers: { '200': { words: 'Изменено', schema: outageChanged } },
    errors: ['401', '403', '404', '409', '422', '503'],
  },
];
