import { AppError } from '@/lib/contract/app-error';
import type { TrainingAnswer } from '@/lib/contract/topics';
import { counted, type Forms } from '@/lib/domain/russian';
import { type Actor, requireScope } from '@/lib/services/actor';
import type { Store, VerbContext } from '@/lib/services/store';
import { activateModel } from '@/lib/services/topics/activate-model';
import { readConfirmations } from '@/lib/services/topics/read-confirmations';
import { relabelUnconfirmed } from '@/lib/services/topics/relabel-unconfirmed';
import { trainModel } from '@/lib/services/topics/train-model';
import type { TrainingDesk } from '@/lib/services/topics/training-desk';
import type { Running } from '../running';
import { createWorkerTrainer } from './worker-trainer';

const APPEALS: Forms = ['запись', 'записи', 'записей'];
const IDLE: TrainingAnswer = { state: 'idle', done: 0, of: 0, message: '' };

/** Trains in a thread of its own, one training at a time, and tells how it goes. */
export function createTrainingDesk(store: Store): { desk: TrainingDesk; running: Running } {
  const trainer = createWorkerTrainer();
  let now: TrainingAnswer = IDLE;
  let work: Promise<void> = Promise.resolve();

  function begin(actor: Actor, first: TrainingAnswer, run: (ctx: VerbContext) => Promise<string>) {
    requireScope(actor, 'labels');
    if (now.state === 'training' || now.state === 'relabelling')
      throw new AppError('conflict', 'обучение уже идёт; дождитесь его конца');
    now = first;
    work = run({ store, actor }).then(
      (message) => {
        now = { ...now, state: 'done', message };
      },
      (error: unknown) => {
        now = { ...now, state: 'failed', message: failureOf(error) };
      },
    );
    return now;
  }

  async function readAnew(ctx: VerbContext, reader: string): Promise<string> {
    now = { ...now, state: 'relabelling', message: `Действует ${reader}. Записи перечитываются.` };
    const { read, relabelled } = await relabelUnconfirmed({ ctx });
    return `Действует ${reader}. Прочитано заново: ${counted(read, APPEALS)}; тема сменилась: ${counted(relabelled, APPEALS)}.`;
  }

  async function train(ctx: VerbContext): Promise<string> {
    const examples = await readConfirmations(store);
    const onStep = (done: number, of: number) => {
      now = { ...now, done, of };
    };
    const input = { examples, origin: 'подтверждения', seed: 1, train: trainer.train, onStep };
    const { id } = await trainModel({ ctx, input });
    return readAnew(ctx, `версия ${id}`);
  }

  const desk: TrainingDesk = {
    state: () => now,
    start: (actor) =>
      begin(actor, { ...IDLE, state: 'training', message: 'Модель учится на подтверждённом.' }, train),
    activate: (actor, id) =>
      begin(actor, { ...IDLE, state: 'relabelling', message: 'Версия меняется.' }, async (ctx) => {
        await activateModel({ ctx, input: { id } });
        return readAnew(ctx, id === null ? 'словарь' : `версия ${id}`);
      }),
  };
  return { desk, running: { stop: () => trainer.stop().then(() => work) } };
}

function failureOf(error: unknown): string {
  if (error instanceof AppError) return `Не получилось: ${error.message}.`;
  return 'Не получилось: сервер прервал работу. Действует прежняя версия; попробуйте ещё раз.';
}
