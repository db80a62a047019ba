import { z } from 'zod';
import {
  importFileAnswer,
  importSettings,
  importsAnswer,
  rejectMended,
  rejectMending,
  rejectsAnswer,
  rejectsQuery,
  undoAccepted,
  uploadQuery,
} from './imports';
import type { ApiOperation } from './openapi';

const JSON_ONLY = ['application/json'];
const ERRORS = ['401', '403', '404', '422'];

/** What the import page asks, open to programs too. */
export const IMPORT_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'uploadImportFile',
    method: 'post',
    path: '/api/v1/import-files',
    summary: 'Отправить файл для загрузки',
    description:
      'Тело запроса — сам файл: XLSX, CSV или JSONL, до 512 МБ. Ничего ещё не принимается: в ответе — как поняты столбцы и первые строки.',
    query: uploadQuery,
    body: { schema: z.string().meta({ format: 'binary' }), mediaTypes: ['application/octet-stream'] },
    scope: 'ingest',
    answers: { '201': { words: 'Файл получен', schema: importFileAnswer } },
    errors: ['401', '403', '413', '422'],
  },
  {
    id: 'lookAtImportFile',
    method: 'get',
    path: '/api/v1/import-files/{id}',
    summary: 'Файл и как он понят',
    description: 'Пока файл загружается, share — какая его часть готова.',
    scope: 'ingest',
    answers: { '200': { words: 'Файл', schema: importFileAnswer } },
    errors: ERRORS,
  },
  {
    id: 'changeImportFile',
    method: 'put',
    path: '/api/v1/import-files/{id}',
    summary: 'Указать, как понимать файл',
    description: 'Выгрузка, лист, источник, часовой пояс, соответствие столбцов. Чего нет — находится само.',
    body: { schema: importSettings, mediaTypes: JSON_ONLY },
    scope: 'ingest',
    answers: { '200': { words: 'Файл и как он теперь понят', schema: importFileAnswer } },
    errors: ERRORS,
  },
  {
    id: 'startImport',
    method: 'post',
    path: '/api/v1/import-files/{id}/start',
    summary: 'Начать загрузку файла',
    description: 'Идёт на сервере и продолжается после его перезапуска.',
    scope: 'ingest',
    answers: { '202': { words: 'Загрузка начата', schema: importFileAnswer } },
    errors: ERRORS,
  },
  {
    id: 'listImports',
    method: 'get',
    path: '/api/v1/imports',
    summary: 'Загрузки',
    description:
      'Последние загрузки, новые первыми: сколько принято, исправлено, отклонено, ждёт исправления.',
    answers: { '200': { words: 'Загрузки', schema: importsAnswer } },
    errors: [],
  },
  {
    id: 'undoImport',
    method: 'post',
    path: '/api/v1/imports/{id}/undo',
    summary: 'Отменить загрузку целиком',
    description:
      'Созданное ею убирается, изменённое получает прежнее состояние. Что после неё изменил кто-то другой, остаётся как есть.',
    scope: 'ingest',
    answers: { '202': { words: 'Загрузка отменяется', schema: undoAccepted } },
    errors: [...ERRORS, '409'],
  },
  {
    id: 'listRejects',
    method: 'get',
    path: '/api/v1/imports/{id}/rejects',
    summary: 'Отклонённые строки загрузки',
    description: 'Строки, как они пришли, с причинами у столбцов. Первые две тысячи.',
    query: rejectsQuery,
    scope: 'ingest',
    answers: { '200': { words: 'Строки по порядку файла', schema: rejectsAnswer } },
    errors: ERRORS,
  },
  {
    id: 'rejectsFile',
    method: 'get',
    path: '/api/v1/imports/{id}/rejects/file',
    summary: 'Отклонённые строки файлом',
    description: 'CSV с последним столбцом причин: исправьте и загрузите снова, столбец не мешает.',
    scope: 'ingest',
    answers: { '200': { words: 'Файл CSV', schema: z.string() } },
    errors: ERRORS,
  },
  {
    id: 'mendReject',
    method: 'put',
    path: '/api/v1/imports/{id}/rejects/{line}',
    summary: 'Исправить отклонённую строку',
    description: 'Названные столбцы заменяются, строка посылается снова; она остаётся частью своей загрузки.',
    body: { schema: rejectMending, mediaTypes: JSON_ONLY },
    scope: 'ingest',
    answers: { '200': { words: 'Принята, или новые причины отказа', schema: rejectMended } },
    errors: [...ERRORS, '409'],
  },
];
