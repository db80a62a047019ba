import { ANSWER_OPERATIONS } from './answer-operations';
import type { ApiOperation } from './api-operation';
import { APPEAL_OPERATIONS } from './appeal-operations';
import { DEADLINE_OPERATIONS } from './deadline-operations';
import { DEPARTMENT_OPERATIONS } from './department-operations';
import { IMPORT_OPERATIONS } from './import-operations';
import { INDICATOR_OPERATIONS } from './indicators-operations';
import { INSTRUCTION_OPERATIONS } from './instruction-operations';
import { INTAKE_OPERATIONS } from './intake-operations';
import { LIFE_OPERATIONS } from './life-operations';
import { LIVE_OPERATIONS } from './live-operations';
import { OUTAGE_OPERATIONS } from './outage-operations';
import { PROBLEM_OPERATIONS } from './problem-operations';
import { REMINDER_OPERATIONS } from './reminder-operations';
import { SEARCH_OPERATIONS } from './search-operations';
import { SESSION_OPERATIONS } from './session-operations';
import { TOPIC_OPERATIONS } from './topic-operations';

/** The whole API, as its page shows it. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  ...INTAKE_OPERATIONS,
  ...APPEAL_OPERATIONS,
  ...LIFE_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...LIVE_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...OUTAGE_OPERATIONS,
  ...PROBLEM_OPERATIONS,
  ...DEADLINE_OPERATIONS,
  ...DEPARTMENT_OPERATIONS,
  ...INDICATOR_OPERATIONS,
  ...INSTRUCTION_OPERATIONS,
  ...REMINDER_OPERATIONS,
  ...TOPIC_OPERATIONS,
  ...ANSWER_OPERATIONS,
  ...SESSION_OPERATIONS,
];
