import { type ApiOperation, JSON_ONLY } from './api-operation';
import {
  instructionChanged,
  instructionInput,
  instructionMove,
  instructionRecord,
  instructionsAnswer,
  instructionsQuery,
} from './instruction';

/** Поручения of the deputy head. */
export const INSTRUCTION_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listInstructions',
    method: 'get',
    path: '/api/v1/instructions',
    summary: 'Поручения',
    description: 'По сроку исполнения; снятые с контроля — по просьбе.',
    query: instructionsQuery,
    answers: { '200': { words: 'Список', schema: instructionsAnswer } },
    errors: ['422'],
  },
  {
    id: 'giveInstruction',
    method: 'post',
    path: '/api/v1/instructions',
    summary: 'Дать поручение',
    description: 'Закрытому подразделению поручить нельзя: ответ назовёт преемника.',
    body: { schema: instructionInput, mediaTypes: JSON_ONLY },
    scope: 'instructions',
    answers: { '201': { words: 'Дано', schema: instructionChanged } },
    errors: ['401', '403', '404', '422'],
  },
  {
    id: 'getInstruction',
    method: 'get',
    path: '/api/v1/instructions/{id}',
    summary: 'Одно поручение',
    description: 'С историей: кто принял, отчитался, продлил и снял.',
    answers: { '200': { words: 'Поручение', schema: instructionRecord } },
    errors: ['404', '422'],
  },
  {
    id: 'moveInstruction',
    method: 'post',
    path: '/api/v1/instructions/{id}/moves',
    summary: 'Ход поручения',
    description:
      'accept — принять к исполнению, report — отчитаться, return — вернуть, finish — снять с контроля, extend — продлить, cancel — отменить. Последние четыре — только автор.',
    body: { schema: instructionMove, mediaTypes: JSON_ONLY },
    scope: 'instructions',
    answers: { '200': { words: 'Сделано', schema: instructionChanged } },
    errors: ['401', '403', '404', '409', '422'],
  },
];
