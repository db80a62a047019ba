import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { PartHealth } from '@/lib/contract/health';

export interface Metrics {
  readonly published: Counter;
  readonly frames: Counter;
  render(): Promise<{ type: string; text: string }>;
}

export interface MetricSources {
  parts(): readonly PartHealth[];
  position(): number;
  sockets(): number;
}

/** Figures for Prometheus under `pult_…`, beside the defaults of the Node process. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'pult_part_up',
    help: '1 when the part works, 0.5 when it lags, 0 when it is down',
    labelNames: ['part'],
    registers,
    collect() {
      for (const { part, state } of sources.parts()) {
        this.set({ part }, state === 'ok' ? 1 : state === 'lag' ? 0.5 : 0);
      }
    },
  });
  new Gauge({
    name: 'pult_part_lag_events',
    help: 'Events that the part has not taken yet',
    labelNames: ['part'],
    registers,
    collect() {
      for (const { part, lag } of sources.parts()) if (lag !== null) this.set({ part }, lag);
    },
  });
  new Gauge({
    name: 'pult_figures_position',
    help: 'Log position of the live figures at this node',
    registers,
    collect() {
      this.set(sources.position());
    },
  });
  new Gauge({
    name: 'pult_sockets',
    help: 'Connected live sockets',
    registers,
    collect() {
      this.set(sources.sockets());
    },
  });
  return {
    published: new Counter({
      name: 'pult_events_published_total',
      help: 'Events numbered by the relay here',
      registers,
    }),
    frames: new Counter({
      name: 'pult_frames_total',
      help: 'Frames of figures that reached this node',
      registers,
    }),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
