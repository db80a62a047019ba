import { z } from 'zod';
import { type ApiOperation, JSON_ONLY } from './api-operation';
import {
  correctionInput,
  monthAnswer,
  monthFileQuery,
  monthFrozen,
  monthQuery,
  monthsAnswer,
  planInput,
  planSet,
  plansAnswer,
} from './indicators';

/** The monthly indicators: counting, freezing, correcting, plans. */
export const INDICATOR_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'getIndicators',
    method: 'get',
    path: '/api/v1/indicators',
    summary: 'Показатели месяца',
    description:
      'Сообщения, обращения по 59-ФЗ и поручения — порознь. Зафиксированный месяц — как о нём отчитались, иначе предварительный счёт по нынешним записям. subject и code вместе — один показатель по подразделениям.',
    query: monthQuery,
    answers: { '200': { words: 'Показатели с формулой, планом и прошлым месяцем', schema: monthAnswer } },
    errors: ['404', '422'],
  },
  {
    id: 'listIndicatorMonths',
    method: 'get',
    path: '/api/v1/indicators/months',
    summary: 'Месяцы с показателями',
    description: 'От первой записи до нынешнего месяца, последние первыми; версия — у зафиксированных.',
    answers: { '200': { words: 'Месяцы', schema: monthsAnswer } },
    errors: [],
  },
  {
    id: 'exportIndicators',
    method: 'get',
    path: '/api/v1/indicators/file',
    summary: 'Показатели месяца файлом',
    description: 'CSV: показатели по центру и по подразделениям, с формулами, планами и состоянием месяца.',
    query: monthFileQuery,
    answers: { '200': { words: 'Файл CSV', schema: z.string() } },
    errors: ['404', '422'],
  },
  {
    id: 'freezeIndicators',
    method: 'post',
    path: '/api/v1/indicators/{month}/freeze',
    summary: 'Зафиксировать месяц',
    description:
      'Закончившийся месяц, один раз: с этого времени его числа не меняются, что бы ни стало с записями.',
    scope: 'indicators',
    answers: { '201': { words: 'Зафиксирован', schema: monthFrozen } },
    errors: ['401', '403', '409', '422'],
  },
  {
    id: 'correctIndicators',
    method: 'post',
    path: '/api/v1/indicators/{month}/corrections',
    summary: 'Исправить зафиксированный месяц',
    description: 'Новая версия по нынешним записям, с причиной; прежние версии остаются.',
    body: { schema: correctionInput, mediaTypes: JSON_ONLY },
    scope: 'indicators',
    answers: { '201': { words: 'Исправлен', schema: monthFrozen } },
    errors: ['401', '403', '404', '409', '422'],
  },
  {
    id: 'listIndicatorPlans',
    method: 'get',
    path: '/api/v1/indicators/plans',
    summary: 'Плановые значения',
    description: 'С какого месяца какой план, каким актом установлен, подтверждён ли центром.',
    answers: { '200': { words: 'Планы', schema: plansAnswer } },
    errors: [],
  },
  {
    id: 'setIndicatorPlan',
    method: 'put',
    path: '/api/v1/indicators/plans',
    summary: 'Записать план показателя',
    description:
      'Действует с названного месяца. Зафиксированные месяцы остаются с тем планом, с которым о них отчитались.',
    body: { schema: planInput, mediaTypes: JSON_ONLY },
    scope: 'settings',
    answers: { '200': { words: 'Записан', schema: planSet } },
    errors: ['401', '403', '422'],
  },
];
