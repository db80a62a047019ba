import { z } from 'zod';
import { type ApiOperation, JSON_ONLY } from './api-operation';
import { appealInput, appealPatch } from './appeal-input';
import { patchAnswer, submitQuery } from './http';
import { labelMapped, labelMapping, labelsAnswer, pageQuery, parkedAnswer } from './mending';
import { receipts } from './receipt';

const INTAKE_ERRORS = ['401', '403', '413', '422', '503'];
const oneOrMany = z.union([appealInput, z.array(appealInput)]);

/** What sources and those who mend their rows may ask. */
export const INTAKE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'submitAppeals',
    method: 'post',
    path: '/api/v1/appeals',
    summary: 'Прислать обращения',
    description:
      'Одна запись, список или NDJSON (по записи в строке). Квитанция даётся на каждую строку и только после записи. Та же запись ещё раз — «уже принято», изменённая под тем же source и externalId — исправление. Пустой список — успешный опрос источника: так он остаётся «свежим».',
    query: submitQuery,
    body: { schema: oneOrMany, mediaTypes: ['application/json', 'application/x-ndjson'] },
    scope: 'ingest',
    answers: {
      '201': { words: 'Принято, есть новые', schema: receipts },
      '200': { words: 'Всё уже было принято или исправлено', schema: receipts },
      '202': { words: 'Всё отложено: даты впереди часов', schema: receipts },
      '207': { words: 'Часть принята, часть нет: смотрите квитанции', schema: receipts },
    },
    errors: INTAKE_ERRORS,
  },
  {
    id: 'patchAppeal',
    method: 'patch',
    path: '/api/v1/appeals/{id}',
    summary: 'Дополнить запись',
    description:
      'Поздние факты: состояние, ответ, закрытие, срок, исполнитель, тема, место. Чего нет — не меняется, null — стирает.',
    body: { schema: appealPatch, mediaTypes: JSON_ONLY },
    scope: 'ingest',
    answers: { '200': { words: 'Изменено, или было так', schema: patchAnswer } },
    errors: ['401', '403', '404', '422', '503'],
  },
  {
    id: 'listParked',
    method: 'get',
    path: '/api/v1/parked',
    summary: 'Строки на исправление',
    description:
      'Что не удалось принять и почему. Исправленная строка с теми же source и externalId уходит отсюда сама.',
    query: pageQuery,
    answers: { '200': { words: 'Страница строк', schema: parkedAnswer } },
    errors: ['422'],
  },
  {
    id: 'listLabels',
    method: 'get',
    path: '/api/v1/labels',
    summary: 'Метки источников',
    description: 'Слова источников для тем, которых нет среди тем города, и что о них решено.',
    answers: { '200': { words: 'Метки, ждущие решения — первыми', schema: labelsAnswer } },
    errors: [],
  },
  {
    id: 'mapLabel',
    method: 'put',
    path: '/api/v1/labels',
    summary: 'Сопоставить метку с темой',
    description: 'Уже принятые записи с этой меткой получают тему сразу, новые — при приёме.',
    body: { schema: labelMapping, mediaTypes: JSON_ONLY },
    scope: 'labels',
    answers: { '200': { words: 'Записано', schema: labelMapped } },
    errors: ['401', '403', '422'],
  },
];
