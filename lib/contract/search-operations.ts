import { z } from 'zod';
import { type ApiOperation, JSON_ONLY } from './api-operation';
import {
  forgottenSearch,
  savedSearch,
  savedSearches,
  savedSearchesQuery,
  searchToSave,
} from './saved-search';
import { exportQuery, searchAnswer, searchQuery } from './search';

/** Finding, exporting, and searches that are kept. */
export const SEARCH_OPERATIONS: readonly ApiOperation[] = [
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
];
