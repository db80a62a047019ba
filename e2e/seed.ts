const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The centre of the heating burst, 8 квартал: its cell is the hottest of the map. */
export const BURST = { lat: 53.506, lon: 49.284, count: 24 } as const;
export const PHONE = '8 927 123-45-67';

const TOPICS = ['Ямы на дороге', 'Не вывозят мусор', 'Не горит свет', 'Не убран снег', 'Долго нет автобуса'];
/** What else is spoken of in the last hour, whatever the hour. */
const LATELY = ['Школы', 'Остановки', 'Течёт крыша', 'Контейнеры', 'Выплаты и льготы', 'Парки и скверы'];
const DISTRICTS = ['Автозаводский район', 'Центральный район', 'Комсомольский район'];
const SOURCES = ['vk', 'ok', 'pos', 'incident', 'phone'];
const PLACES = [
  [53.531, 49.273],
  [53.508, 49.42],
  [53.468, 49.532],
] as const;

export type Row = Readonly<Record<string, unknown>>;

/** A small generator with a memory (Numerical Recipes' LCG): the same rows at every run. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], roll: number): T | undefined => list[Math.floor(roll * list.length)];

/** Three weeks of ordinary days, so that there is a norm, and a heating burst in the last hour. */
export function seededRows(now: number): Row[] {
  const dice = createDice(20261123);
  const rows: Row[] = [];
  for (let day = 20; day >= 0; day--) {
    for (let i = 0; i < 46; i++) rows.push(ordinaryRow(now - day * DAY - dice() * DAY, rows.length, dice));
  }
  for (let i = 0; i < BURST.count; i++) rows.push(burstRow(now - (2 + dice() * 40) * MINUTE, i, dice));
  for (let i = 0; i < 3; i++) rows.push(lateRow(now, i));
  for (const [i, topic] of LATELY.entries()) {
    rows.push({ ...ordinaryRow(now - (5 + i) * MINUTE, rows.length, dice), topic, kind: 'message' });
  }
  return rows.filter((row) => Date.parse(String(row.createdAt)) <= now);
}

function ordinaryRow(at: number, n: number, dice: () => number): Row {
  const source = pick(SOURCES, dice());
  const place = pick(PLACES, dice());
  const spot = dice() < 0.45 && place !== undefined;
  return {
    source,
    externalId: `e2e-${n}`,
    text: `Сообщение ${n}: просим принять меры, телефон для связи ${PHONE}`,
    createdAt: new Date(at).toISOString(),
    topic: pick(TOPICS, dice()),
    kind: dice() < 0.06 ? 'petition' : 'message',
    author: { profile: `person-${Math.floor(dice() * 500)}` },
    dueAt: new Date(at + 20 * DAY).toISOString(),
    ...(spot
      ? { lat: place[0] + (dice() - 0.5) * 0.006, lon: place[1] + (dice() - 0.5) * 0.008 }
      : { address: pick(DISTRICTS, dice()) }),
  };
}

function burstRow(at: number, n: number, dice: () => number): Row {
  return {
    source: pick(['vk', 'phone', 'pos'], dice()),
    externalId: `e2e-burst-${n}`,
    text: 'Батареи холодные, <b>дома</b> холодно',
    createdAt: new Date(at).toISOString(),
    topic: 'Нет отопления',
    lat: BURST.lat + (dice() - 0.5) * 0.002,
    lon: BURST.lon + (dice() - 0.5) * 0.002,
    author: { profile: `burst-${n}` },
  };
}

function lateRow(now: number, n: number): Row {
  return {
    source: 'pos',
    externalId: `e2e-late-${n}`,
    text: 'Не убрали мусор к обещанному сроку',
    createdAt: new Date(now - 3 * DAY).toISOString(),
    topic: 'Не вывозят мусор',
    dueAt: new Date(now - HOUR).toISOString(),
  };
}

/** Sends rows as a source would. Errors: throws when one is not taken. */
export async function post(to: { url: string; token: string }, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 300) {
    const answer = await fetch(`${to.url}/api/v1/appeals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${to.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(rows.slice(from, from + 300)),
    });
    if (!answer.ok || answer.status === 207) throw new Error(`${answer.status}: ${await answer.text()}`);
  }
}
