import { formatNumber } from '@/lib/domain/russian';
import { compareWithWalk } from '../deadlines/agree';
import { buildWorld, type WorldSpan } from '../deadlines/worlds';
import type { Verdict } from './lib/verdict';

/** The city of the product over all the years of its calendar, and zones whose clocks jump: by an hour, at midnight, by half-hours. */
const WORLDS: readonly (WorldSpan & { readonly cases: number })[] = [
  { zone: 'Europe/Samara', firstYear: 2018, lastYear: 2027, cases: 700_000 },
  { zone: 'Europe/Berlin', firstYear: 2025, lastYear: 2027, cases: 150_000 },
  { zone: 'Asia/Beirut', firstYear: 2025, lastYear: 2027, cases: 100_000 },
  { zone: 'Australia/Lord_Howe', firstYear: 2025, lastYear: 2027, cases: 100_000 },
];

/** The engine against a walk over the minutes. */
export async function deadlines(verdict: Verdict): Promise<void> {
  let cases = 0;
  for (const { cases: asked, ...span } of WORLDS) {
    const from = performance.now();
    const world = buildWorld(span);
    const built = performance.now();
    const found = compareWithWalk(world, { cases: asked, seed: `deadlines/${span.zone}` });
    cases += found.cases;
    const seconds = (ms: number) => formatNumber(Math.round(ms / 100) / 10);
    verdict.tell(
      `${span.zone}, ${span.firstYear}–${span.lastYear}: случаев ${formatNumber(found.cases)} ` +
        `(${Object.entries(found.byUnit)
          .map(([unit, n]) => `${unit} ${formatNumber(n)}`)
          .join(', ')}; ` +
        `с паузами ${formatNumber(found.paused)}, с продлениями ${formatNumber(found.extended)}, ` +
        `с переносом ${formatNumber(found.moved)}), расхождений ${found.differences}; ` +
        `таблица минут ${seconds(built - from)} с, сверка ${seconds(performance.now() - built)} с`,
    );
    for (const words of found.differing) verdict.fault(words);
    if (found.differences > found.differing.length) verdict.fault(`всего расхождений ${found.differences}`);
  }
  verdict.tell(`Всего случаев: ${formatNumber(cases)}`);
  if (cases < 1_000_000) verdict.fault('случаев меньше миллиона');
}
