import { Worker } from 'node:worker_threads';
import type { Training } from '@/lib/domain/topics/model/train';
import type { OnStep, TopicTrainer, TrainingJob } from '@/lib/services/topics/topic-trainer';
import type { Running } from '../running';

/** What `train-worker` says. */
type Message =
  | { readonly step: { readonly done: number; readonly of: number } }
  | { readonly training: Training };

/** The sources run under a loader of TypeScript; the bundle holds the worker beside itself. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(IS_SOURCE ? './train-worker.ts' : './train-worker.mjs', import.meta.url);
/** A thread does not inherit the loader of its process. */
const WITH_LOADER = `import('tsx/esm/api').then(({ register }) => { register(); return import('${PROGRAM.href}'); });`;

function openThread(job: TrainingJob): Worker {
  if (IS_SOURCE) return new Worker(WITH_LOADER, { eval: true, workerData: job });
  return new Worker(PROGRAM, { workerData: job });
}

export interface WorkerTrainer extends Running {
  readonly train: TopicTrainer;
}

/** Trains in a thread of its own, so that whoever asks meanwhile is answered; `stop` ends what still runs. */
export function createWorkerTrainer(): WorkerTrainer {
  const workers = new Set<Worker>();

  function train(job: TrainingJob, onStep: OnStep): Promise<Training> {
    const worker = openThread(job);
    workers.add(worker);
    return new Promise<Training>((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if ('training' in message) resolve(message.training);
        else onStep(message.step.done, message.step.of);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        workers.delete(worker);
        reject(new Error('the training ended before its time'));
      });
    });
  }

  return {
    train,
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}
