import { z } from 'zod';
import { type ApiOperation, JSON_ONLY } from './api-operation';
import {
  departmentChange,
  departmentChanged,
  departmentInput,
  departmentsAnswer,
  fileFormat,
  fileQuery,
  settingChangesAnswer,
  settingChangesQuery,
  settingsImport,
} from './department';
import {
  routingAnswer,
  routingChanged,
  routingInput,
  routingPreview,
  routingPreviewInput,
  routingRuleInput,
} from './routing';

const file = z.string().describe('Файл CSV или JSON');
/** The JSON of the file; a CSV has the same as columns. */
const departmentsFile = z.object({ departments: z.array(departmentInput) });
const FILES = ['text/csv', 'application/json'];

/** Departments, routing and the history of both. */
export const DEPARTMENT_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listDepartments',
    method: 'get',
    path: '/api/v1/departments',
    summary: 'Подразделения',
    description:
      'Органы администрации, МП и МУ, сторонние организации: названия, подчинение, нагрузка сейчас.',
    answers: { '200': { words: 'Справочник', schema: departmentsAnswer } },
    errors: [],
  },
  {
    id: 'createDepartment',
    method: 'post',
    path: '/api/v1/departments',
    summary: 'Добавить подразделение',
    description: 'Код остаётся навсегда; названия меняются.',
    body: { schema: departmentInput, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '201': { words: 'Создано', schema: departmentChanged } },
    errors: ['401', '403', '409', '422'],
  },
  {
    id: 'changeDepartment',
    method: 'post',
    path: '/api/v1/departments/{code}/changes',
    summary: 'Изменить подразделение',
    description:
      'rename — названия, вид, подчинение, контакт; close — закрыть с преемником, к которому перейдут правила и открытые записи; reopen — открыть снова.',
    body: { schema: departmentChange, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '200': { words: 'Записано', schema: departmentChanged } },
    errors: ['401', '403', '404', '409', '422'],
  },
  {
    id: 'exportDepartments',
    method: 'get',
    path: '/api/v1/departments/file',
    summary: 'Подразделения файлом',
    description: 'Тот же файл принимается обратно.',
    query: fileFormat,
    answers: { '200': { words: 'Файл', schema: file } },
    errors: ['422'],
  },
  {
    id: 'importDepartments',
    method: 'post',
    path: '/api/v1/departments/file',
    summary: 'Принять подразделения из файла',
    description:
      'Целиком или никак: ошибки названы у строк. Новые коды добавляются, известные меняются, не названные остаются.',
    query: fileQuery,
    body: { schema: departmentsFile, mediaTypes: FILES },
    scope: 'settings',
    answers: { '200': { words: 'Что принято, или что исправить', schema: settingsImport } },
    errors: ['401', '403', '413', '422'],
  },
  {
    id: 'getRouting',
    method: 'get',
    path: '/api/v1/routing',
    summary: 'Правила маршрутизации',
    description:
      'Какая тема, район, сезон и точность места ведёт к какому подразделению; сильнее больший приоритет.',
    answers: { '200': { words: 'Правила и их замены', schema: routingAnswer } },
    errors: [],
  },
  {
    id: 'previewRouting',
    method: 'post',
    path: '/api/v1/routing/preview',
    summary: 'Что изменят другие правила',
    description: 'Ничего не меняет: ошибки правил и сколько открытых записей сменят подразделение.',
    body: { schema: routingPreviewInput, mediaTypes: JSON_ONLY },
    answers: { '200': { words: 'Предпросмотр', schema: routingPreview } },
    errors: ['422'],
  },
  {
    id: 'applyRouting',
    method: 'put',
    path: '/api/v1/routing',
    summary: 'Заменить правила маршрутизации',
    description:
      'Открытые записи, которые направили правила, переходят, каждая своим событием; выбранное человеком или источником не трогается.',
    body: { schema: routingInput, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '200': { words: 'Записано', schema: routingChanged } },
    errors: ['401', '403', '409', '422'],
  },
  {
    id: 'undoRouting',
    method: 'post',
    path: '/api/v1/routing/runs/{id}/undo',
    summary: 'Отменить замену правил',
    description: 'Только последнюю: прежние правила и подразделения возвращаются.',
    scope: 'settings',
    answers: { '200': { words: 'Отменено', schema: routingChanged } },
    errors: ['401', '403', '404', '409', '422'],
  },
  {
    id: 'exportRouting',
    method: 'get',
    path: '/api/v1/routing/file',
    summary: 'Правила маршрутизации файлом',
    description: 'CSV или JSON.',
    query: fileFormat,
    answers: { '200': { words: 'Файл', schema: file } },
    errors: ['422'],
  },
  {
    id: 'readRoutingFile',
    method: 'post',
    path: '/api/v1/routing/file',
    summary: 'Прочитать правила из файла',
    description: 'Ничего не меняет: правила вступят в силу, когда их пришлют в PUT /api/v1/routing.',
    body: { schema: routingPreviewInput, mediaTypes: FILES },
    answers: {
      '200': {
        words: 'Правила и ошибки у строк',
        schema: z.object({ rules: z.array(routingRuleInput), faults: settingsImport.shape.faults }),
      },
    },
    errors: ['413', '422'],
  },
  {
    id: 'listSettingChanges',
    method: 'get',
    path: '/api/v1/settings/changes',
    summary: 'История настроек',
    description: 'Кто, когда и что изменил в подразделениях и маршрутизации.',
    query: settingChangesQuery,
    answers: { '200': { words: 'Последние изменения', schema: settingChangesAnswer } },
    errors: ['422'],
  },
];
