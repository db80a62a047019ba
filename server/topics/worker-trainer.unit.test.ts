import { afterAll, expect, test } from 'vitest';
import { trainHere } from '@/lib/services/topics/topic-trainer';
import { createWorkerTrainer } from './worker-trainer';

const trainer = createWorkerTrainer();
afterAll(() => trainer.stop());

const examples = ['Лесной', 'Садовой', 'Речной', 'Новой'].flatMap((street) => [
  { text: `На ${street} яма на дороге`, group: 'potholes' },
  { text: `Лифт стоит в доме на ${street}`, group: 'lift' },
]);

test('a thread learns the same as this one, tells its steps and leaves this one free', async () => {
  const job = { examples, known: ['potholes', 'lift'], seed: 1 };
  const steps: number[] = [];
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 5);
  const there = await trainer.train(job, (done) => steps.push(done));
  clearInterval(clock);
  const here = await trainHere(job, () => undefined);
  expect(there.model.groups).toEqual(here.model.groups);
  expect(there.quality).toEqual(here.quality);
  expect([...there.model.weights]).toEqual([...here.model.weights]);
  expect(steps.at(-1)).toBe(5);
  expect(ticks).toBeGreaterThan(5);
});

test('a training that is stopped is told as failed', async () => {
  const stopped = createWorkerTrainer();
  const training = stopped.train({ examples, known: [], seed: 1 }, () => undefined);
  const told = expect(training).rejects.toThrow('before its time');
  await stopped.stop();
  await told;
});
