import { receipts } from '@/lib/contract/receipt';

/** The body of an appeal as a check posts it. */
export interface LoadRow {
  readonly source: string;
  readonly externalId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

const PLACES: readonly (readonly [number, number])[] = [
  [53.506, 49.284],
  [53.509, 49.265],
  [53.533, 49.273],
  [53.508, 49.42],
  [53.468, 49.532],
];
const TOPICS = ['no-heating', 'snow', 'чужая метка'];

/** Appeals that differ in all that the figures count. */
export function makeRow(n: number, random: () => number): LoadRow {
  const now = Date.now();
  const place = PLACES[Math.floor(random() * PLACES.length * 2)];
  const age = random() < 0.9 ? random() * 60_000 : random() * 40 * 86_400_000;
  return {
    source: random() < 0.5 ? 'vk' : 'phone',
    externalId: `load-${n}`,
    text: `Обращение проверки № ${n}`,
    createdAt: new Date(now - age).toISOString(),
    topic: TOPICS[Math.floor(random() * TOPICS.length)],
    ...(place === undefined ? {} : { lat: place[0] + random() / 200, lon: place[1] + random() / 200 }),
    ...(random() < 0.5 ? { dueAt: new Date(now + (random() - 0.3) * 6 * 3_600_000).toISOString() } : {}),
    ...(random() < 0.2 ? { answeredAt: new Date(now - random() * 1_000).toISOString() } : {}),
  };
}

/** Posts rows; `committedAt` is when the server had them durable, epoch ms. */
export async function post(url: string, token: string, rows: readonly LoadRow[]) {
  const response = await fetch(`${url}/api/v1/appeals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(rows),
    signal: AbortSignal.timeout(10_000),
  });
  const committed = /commit;desc="([\d.]+)"/.exec(response.headers.get('server-timing') ?? '')?.[1];
  return { ...receipts.parse(await response.json()), committedAt: Number(committed) };
}
