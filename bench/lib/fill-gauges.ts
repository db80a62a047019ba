import { DAY, SECOND } from '@/lib/domain/city-time';
import type { Contribution } from '@/lib/domain/log-event';
import { Codebook } from '@/server/aggregate/codebook';
import { DeadlineGauge } from '@/server/aggregate/deadline-gauge';
import { loadTestCity } from '@/tests/test-store';
import { createRandom } from './random';

const MB = 1024 * 1024;
const count = Number(process.argv[2]);
const city = await loadTestCity();
const { zone, topics, districts } = city.profile;
const random = createRandom(5);
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
const range = (length: number, name: string) => Array.from({ length }, (_, i) => `${name}-${i}`);
const [departments, sources, regimes] = [range(40, 'dep'), range(8, 'src'), range(12, 'rule')];
const now = Math.floor(Date.now() / SECOND) * SECOND;

/** Due at any second of the next month and the last days, as clocks of working minutes leave them. */
function openAppeal(): Contribution {
  const due = now + Math.floor((random() * 32 - 2) * 86_400) * SECOND;
  return {
    kind: random() < 0.06 ? 'petition' : 'message',
    source: pick(sources) ?? '',
    channel: 'vk',
    topic: pick(topics)?.id ?? 'undetermined',
    cell: null,
    precision: 'none',
    district: pick(districts)?.id ?? null,
    department: pick(departments) ?? null,
    status: 'registered',
    created: due - 5 * DAY,
    due,
    soon: due - DAY,
    regime: pick(regimes) ?? null,
    answered: null,
    closed: null,
    author: null,
    address: null,
  };
}

const heap = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
};
const timed = (work: () => void) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

const codes = new Codebook();
const gauge = new DeadlineGauge(codes, zone);
gauge.advance(now);
const before = heap();
const fillMs = timed(() => {
  for (let i = 0; i < count; i++) {
    const of = openAppeal();
    gauge.add(of, codes.pack(of), 1);
  }
});
gauge.takeChanges([]);
const heapMb = heap() - before;
const minuteMs = timed(() => gauge.advance(now + 60 * SECOND));
const nightMs = timed(() => gauge.advance(now + 43_200 * SECOND));
const savedMb = JSON.stringify(gauge.save()).length / MB;
process.stdout.write(JSON.stringify({ heapMb, fillMs, minuteMs, nightMs, savedMb }));
