import { chromium } from 'playwright';
import { quantileOf } from './stats';
import { type BenchRow, ms } from './table';
import { createSightings, type WallWatcher } from './watch-deltas';

const ARGUMENTS = [
  ...[
    '--no-sandbox',
    '--disable-gpu',
    '--enable-unsafe-swiftshader',
    '--use-angle=swiftshader',
    '--disable-quic',
  ],
  ...['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** What the page notes of one message with figures: its place, how long it held the thread, when it was on screen. */
type Sighting = readonly [pos: number, busyMs: number, paintedAt: number];

/**
 * Runs in the page before its own scripts (as text: a compiled function would lean on helpers the page lacks).
 * Stands between the page and its worker and notes what each message with figures costs. React draws within the
 * message's own turn; two frames later it is on the screen.
 */
const LISTEN_TO_WORKERS = `
  const sightings = (globalThis.pultSightings = []);
  const note = (pos, from) => {
    const busy = performance.now() - from;
    requestAnimationFrame(() => requestAnimationFrame(() =>
      sightings.push([pos, busy, performance.timeOrigin + performance.now()])));
  };
  const watched = (listener) => (event) => {
    const from = performance.now();
    listener(event);
    if (event.data?.kind !== 'figures') return;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => note(event.data.pos, from);
    channel.port2.postMessage(null);
  };
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    addEventListener(type, listener, options) {
      super.addEventListener(type, type === 'message' ? watched(listener) : listener, options);
    }
    set onmessage(listener) {
      super.addEventListener('message', watched(listener));
    }
  };
`;

export interface ObservedWall extends WallWatcher {
  /** Reads what the page has noted so far; to be called before asking. */
  collect(): Promise<void>;
  /** What a message with figures costs the page's main thread. */
  busyRow(load: string): Promise<BenchRow>;
}

/**
 * The wall in a real browser. Its map is drawn by the processor here, on the page's own thread; `no map` turns WebGL
 * off, so that what is left is what a message costs where a graphics card draws.
 */
export async function openWall(url: string, drawing: 'map' | 'no map'): Promise<ObservedWall> {
  const browser = await chromium.launch({
    executablePath: process.env.PULT_CHROMIUM ?? '/usr/bin/chromium',
    args: drawing === 'map' ? ARGUMENTS : [...ARGUMENTS, '--disable-3d-apis'],
  });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.addInitScript({ content: LISTEN_TO_WORKERS });
  await page.goto(`${url}/wall`, { waitUntil: 'load' });
  await page.waitForSelector('[data-text="hero"]');
  let sightings = createSightings();
  let busy: number[] = [];
  return {
    async collect() {
      const seen = await page.evaluate<Sighting[]>(() => Reflect.get(globalThis, 'pultSightings'));
      sightings = createSightings();
      busy = [];
      for (const [pos, busyMs, paintedAt] of seen) {
        sightings.add(pos, paintedAt);
        busy.push(busyMs);
      }
    },
    seenAt: (pos) => sightings.seenAt(pos),
    busyRow: async (load) => ({
      metric: `${load}: главный поток стены на одно сообщение${drawing === 'map' ? ', карту рисует процессор' : ', без карты'}, p50 / p95 / p99`,
      ours: [0.5, 0.95, 0.99].map((q) => ms(quantileOf(busy, q))).join(' / '),
      rival: '—',
      ratio: `сообщений ${busy.length}`,
      limit: '≤ 4 мс',
    }),
    close: () => browser.close(),
  };
}
