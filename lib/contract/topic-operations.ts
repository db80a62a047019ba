import { type ApiOperation, JSON_ONLY } from './api-operation';
import { readerChoice, trainingAnswer } from './topics';

const RUNS = { words: 'Как идёт дело', schema: trainingAnswer };

/** Training of the model that reads topics. */
export const TOPIC_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'getTraining',
    method: 'get',
    path: '/api/v1/topics/training',
    summary: 'Как идёт обучение тем',
    description: 'Шаг обучения или перечитывания и чем кончилось последнее.',
    answers: { '200': RUNS },
    errors: [],
  },
  {
    id: 'trainTopics',
    method: 'post',
    path: '/api/v1/topics/training',
    summary: 'Обучить темы на подтверждённом',
    description:
      'Учит новую версию на том, что подтвердили люди, делает её действующей и перечитывает записи, которые никто не подтвердил.',
    scope: 'labels',
    answers: { '202': RUNS },
    errors: ['401', '403', '409'],
  },
  {
    id: 'chooseTopicReader',
    method: 'put',
    path: '/api/v1/topics/reader',
    summary: 'Вернуть версию модели тем',
    description: 'Делает версию или словарь действующими и перечитывает то, что никто не подтвердил.',
    body: { schema: readerChoice, mediaTypes: JSON_ONLY },
    scope: 'labels',
    answers: { '202': RUNS },
    errors: ['401', '403', '409', '422'],
  },
];
