import { type ApiOperation, JSON_ONLY } from './api-operation';
import { remindersAnswer, remindersMarked, remindersQuery, remindersSeen } from './reminder';

/** What is called to mind on the desk. */
export const REMINDER_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'listReminders',
    method: 'get',
    path: '/api/v1/reminders',
    summary: 'Напоминания',
    description:
      'Поручения и контрольные сроки, которые близко или вышли: ваши, вашего подразделения, а у ключа центра с правом instructions или control — все.',
    query: remindersQuery,
    answers: { '200': { words: 'Напоминания', schema: remindersAnswer } },
    errors: ['401', '422'],
  },
  {
    id: 'markRemindersSeen',
    method: 'post',
    path: '/api/v1/reminders/seen',
    summary: 'Отметить напоминания',
    description: 'Только для себя: у других они остаются новыми. Отмеченное раньше остаётся отмеченным.',
    body: { schema: remindersSeen, mediaTypes: JSON_ONLY },
    answers: { '200': { words: 'Отмечено', schema: remindersMarked } },
    errors: ['401', '404', '422'],
  },
];
