import { type ApiOperation, JSON_ONLY } from './api-operation';
import { rulesAnswer, rulesApplied, rulesPreview, rulesProposal, rulesUndo } from './deadline-rules';

/** What can be asked about the rules of deadlines and the work calendar. */
export const DEADLINE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'getDeadlineRules',
    method: 'get',
    path: '/api/v1/settings/deadlines',
    summary: 'Правила сроков и рабочий календарь',
    description: 'Режимы, календари и годы, которые действуют, с историей версий и предупреждениями.',
    answers: { '200': { words: 'Правила', schema: rulesAnswer } },
    errors: [],
  },
  {
    id: 'applyDeadlineRules',
    method: 'post',
    path: '/api/v1/settings/deadlines',
    summary: 'Применить правила сроков',
    description:
      'Новая версия действует сразу; открытые записи переносятся событиями, закрытые остаются как были. basedOn — версия, которую меняли.',
    body: { schema: rulesProposal, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '201': { words: 'Действует', schema: rulesApplied } },
    errors: ['401', '403', '409', '413', '422'],
  },
  {
    id: 'previewDeadlineRules',
    method: 'post',
    path: '/api/v1/settings/deadlines/preview',
    summary: 'Посмотреть, что изменят правила',
    description:
      'Сколько открытых записей сдвинется, сколько станет просроченными, примеры. Ничего не меняет.',
    body: { schema: rulesProposal, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '200': { words: 'Что изменится', schema: rulesPreview } },
    errors: ['401', '403', '413', '422'],
  },
  {
    id: 'undoDeadlineRules',
    method: 'post',
    path: '/api/v1/settings/deadlines/undo',
    summary: 'Отменить последнюю версию правил',
    description: 'Снова действуют правила до неё, открытые записи возвращаются событиями.',
    body: { schema: rulesUndo, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '201': { words: 'Отменено', schema: rulesApplied } },
    errors: ['401', '403', '409', '422'],
  },
];
