import { HOUR } from '@/lib/domain/city-time';
import type { Plan } from './plan';
import { createRandom } from './random';
import { isScripted } from './script';
import type { DemoWorld, Story } from './story';
import { wholeSecond } from './terms';
import { at, dateOf, dayOf, isWorkingDay, nextWorkingDay } from './work-hours';

/** No ordinary term but those of ПОС and of letters is longer than this; these are never late by chance. */
const LONGEST_TERM_DAYS = 7;

/** Late over night: due after 14:10, answered the next working day from 14:10. By day: answered the same one. */
const TURN: readonly [number, number] = [14, 10];
const ANSWERING = 3.2 * HOUR;

/** What the script wants to see at 8:00: «просрочено 4». */
const SCRIPTED_OVERNIGHT = 4;

/** Which stories that run out on a day are answered late, and when: id → local moment. */
export interface Lateness {
  of(story: Story): number | null;
}

function isCandidate(story: Story, day: number): boolean {
  return story.isOrdinary && story.kind === 'message' && story.source !== 'pos' && dayOf(story.due) === day;
}

/** A city that answers nearly all in time: two or three late over night, one by day; petitions never. */
export function createLateness(world: DemoWorld, plan: Plan): Lateness {
  const drawn = new Map<number, ReadonlyMap<string, number>>();

  function draw(day: number): ReadonlyMap<string, number> {
    const late = new Map<string, number>();
    if (!isWorkingDay(day)) return late;
    const random = createRandom(`${world.seed}/${dateOf(day)}/late`);
    const next = nextWorkingDay(day);
    const overnight = next >= world.scriptFrom ? SCRIPTED_OVERNIGHT : 2 + random.below(2);
    const byDay = isScripted(world, day) ? 0 : random.below(2);
    const turn = at(day, ...TURN);
    const pool = candidates(day);
    const choose = (from: number, to: number, count: number) =>
      pool.filter(({ due }) => due >= from && due < to).slice(0, count);
    const answerFrom = (moment: number) => wholeSecond(moment + random.next() * ANSWERING);
    for (const { id } of choose(turn, at(day, 20), overnight)) late.set(id, answerFrom(at(next, ...TURN)));
    for (const { id } of choose(at(day, 8, 10), at(day, 13, 50), byDay)) late.set(id, answerFrom(turn));
    return late;
  }

  /** In an order of chance that a story keeps whatever else is planned. */
  function candidates(day: number): Story[] {
    const pool: { story: Story; rank: number }[] = [];
    for (let created = day - LONGEST_TERM_DAYS; created <= day; created++) {
      for (const story of plan.day(created)) {
        if (!isCandidate(story, day)) continue;
        pool.push({ story, rank: createRandom(`${world.seed}/${story.id}/late`).next() });
      }
    }
    return pool.toSorted((a, b) => a.rank - b.rank).map(({ story }) => story);
  }

  return {
    of(story) {
      const day = dayOf(story.due);
      if (!isCandidate(story, day)) return null;
      let chosen = drawn.get(day);
      if (chosen === undefined) {
        chosen = draw(day);
        drawn.set(day, chosen);
      }
      return chosen.get(story.id) ?? null;
    },
  };
}
