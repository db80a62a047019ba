import { z } from 'zod';
import { appealInput, appealPatch } from './appeal-input';
import { healthAnswer } from './health';
import { hotAnswer } from './hot';
import { errorAnswer, patchAnswer, submitQuery } from './http';
import { IMPORT_OPERATIONS } from './import-operations';
import { liveAnswer, liveQuery } from './live';
import { labelMapped, labelMapping, labelsAnswer, pageQuery, parkedAnswer } from './mending';
import { outageAnswer, outageInput } from './outage-input';
import { placeFix, placeFixed } from './place';
import { PROBLEM_OPERATIONS } from './problem-operations';
import { receipts } from './receipt';
import { revealAnswer, revealRequest } from './reveal';
import {
  forgottenSearch,
  savedSearch,
  savedSearches,
  savedSearchesQuery,
  searchToSave,
} from './saved-search';
import { appealRecord, exportQuery, searchAnswer, searchQuery } from './search';
import { sessionAnswer, sessionRequest } from './session';
import { topicConfirmation, topicConfirmed, topicReadingAnswer } from './topics';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One thing that can be asked of the API, in the schemas that the handlers themselves use. */
export interface ApiOperation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: z.ZodType;
  readonly body?: { readonly schema: z.ZodType; readonly mediaTypes: readonly string[] };
  /** The right that a token needs; without it anybody at this machine may ask. */
  readonly scope?: 'ingest' | 'labels' | 'problems' | 'reveal' | 'places';
  readonly answers: Readonly<Record<string, { readonly words: string; readonly schema: z.ZodType }>>;
  readonly errors: readonly string[];
}

const JSON_ONLY = ['application/json'];
const INTAKE_ERRORS = ['401', '403', '413', '422', '503'];

const oneOrMany = z.union([appealInput, z.array(appealInput)]);

export const API_OPERATIONS: readonly ApiOperation[] = [
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
    id: 'getAppeal',
    method: 'get',
    path: '/api/v1/appeals/{id}',
    summary: 'Одна запись',
    description: 'Текст с закрытыми личными данными, факты и история изменений.',
    answers: { '200': { words: 'Запись', schema: appealRecord } },
    errors: ['404', '422'],
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
  {
    id: 'searchAppeals',
    method: 'get',
    path: '/api/v1/search',
    summary: 'Найти записи',
    description:
      'Все слова должны встретиться, «фраза» — подряд, -слово — не встретиться. Опечатки, другая раскладка и близкие слова учитываются и названы в reading; exact=1 — искать точно. Найденное по близким словам всегда в конце. Новые первыми, если не сказано иначе; next — курсор следующей страницы. Время: 2026-11-23T14:05:00+04:00, now, today, now-24h, now-7d.',
    query: searchQuery,
    answers: { '200': { words: 'Страница записей с подсказками отбора', schema: searchAnswer } },
    errors: ['422', '503'],
  },
  {
    id: 'exportSearch',
    method: 'get',
    path: '/api/v1/search/export',
    summary: 'Скачать найденное',
    description:
      'Тот же поиск файлом CSV (точка с запятой, UTF-8) или XLSX: до 50 000 записей, личные данные закрыты, формулы обезврежены.',
    query: exportQuery,
    answers: { '200': { words: 'Файл', schema: z.string() } },
    errors: ['422', '503'],
  },
  {
    id: 'listSavedSearches',
    method: 'get',
    path: '/api/v1/saved-searches',
    summary: 'Сохранённые поиски',
    description: 'Поиски того, чей токен прислан, или этой машины. download=1 отдаёт их файлом JSON.',
    query: savedSearchesQuery,
    answers: { '200': { words: 'Поиски по алфавиту', schema: savedSearches } },
    errors: ['401'],
  },
  {
    id: 'saveSearch',
    method: 'post',
    path: '/api/v1/saved-searches',
    summary: 'Сохранить поиск',
    description: 'Условия под именем; то же имя ещё раз заменяет прежние.',
    body: { schema: searchToSave, mediaTypes: JSON_ONLY },
    answers: { '201': { words: 'Сохранён', schema: savedSearch } },
    errors: ['401', '422'],
  },
  {
    id: 'forgetSearch',
    method: 'delete',
    path: '/api/v1/saved-searches/{id}',
    summary: 'Удалить сохранённый поиск',
    description: 'Только свой. Найденные записи от этого не меняются.',
    answers: { '200': { words: 'Удалён', schema: forgottenSearch } },
    errors: ['401', '404', '422'],
  },
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
      'Сколько ждали и сколько пришло, с какого времени, сколько авторов, откуда, какие слова новые, какие отключения это объясняют и когда тема была горячей раньше. Без текстов и без людей.',
    answers: { '200': { words: 'Объяснение', schema: hotAnswer } },
    errors: ['404', '422', '503'],
  },
  {
    id: 'announceOutage',
    method: 'post',
    path: '/api/v1/outages',
    summary: 'Объявить отключение',
    description: 'Плановое отключение или авария: объясняет жалобы, и они не считаются горячими.',
    body: { schema: outageInput, mediaTypes: JSON_ONLY },
    scope: 'ingest',
    answers: {
      '201': { words: 'Объявлено', schema: outageAnswer },
      '200': { words: 'Изменено, или уже объявлено', schema: outageAnswer },
    },
    errors: ['401', '403', '422', '503'],
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
  ...IMPORT_OPERATIONS,
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
  ...PROBLEM_OPERATIONS,
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

const ERROR_WORDS: Readonly<Record<string, string>> = {
  '401': 'Нет токена, или он отозван',
  '403': 'У токена нет этого права',
  '404': 'Такой записи нет',
  '409': 'Сейчас этого сделать нельзя: причина в ответе',
  '413': 'Тело слишком велико: ничего не принято',
  '422': 'Запрос не понят: в errors поле и причина',
  '503': 'Часть системы не отвечает: повторите позже',
};

/** What a schema takes (`input`) or gives (`output`), as JSON Schema; what JSON cannot say is left open. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parametersOf({ path, query }: ApiOperation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: name === 'id' ? 'integer' : 'string' },
  }));
  if (query === undefined) return inPath;
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input');
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function answersOf({ answers, errors }: ApiOperation) {
  const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
  const good = Object.entries(answers).map(([status, { words, schema }]) => [
    status,
    { description: words, content: json(jsonSchemaOf(schema, 'output')) },
  ]);
  const bad = errors.map((status) => [
    status,
    { description: ERROR_WORDS[status] ?? '', content: json({ $ref: '#/components/schemas/Error' }) },
  ]);
  return Object.fromEntries([...good, ...bad]);
}

function operationOf(operation: ApiOperation) {
  const { id, summary, description, body, scope } = operation;
  const content = body?.mediaTypes.map((type) => [type, { schema: jsonSchemaOf(body.schema, 'input') }]);
  return {
    operationId: id,
    summary,
    description,
    parameters: parametersOf(operation),
    ...(content === undefined
      ? {}
      : { requestBody: { required: true, content: Object.fromEntries(content) } }),
    responses: answersOf(operation),
    ...(scope === undefined ? {} : { security: [{ token: [scope] }] }),
  };
}

/** The whole API as OpenAPI 3.1: rendered from the schemas by which the handlers judge. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of API_OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Пульт: приём и показатели',
      version: '1',
      description: 'Токен выдаёт npm run token. Ошибки — по-русски, с полем и причиной.',
    },
    paths,
    components: {
      schemas: { Error: jsonSchemaOf(errorAnswer, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
