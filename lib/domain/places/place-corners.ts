import { approach, middleOf, onCourse } from './crossing';
import type { Street } from './gazetteer';
import type { Position } from './gazetteer-entry';
import type { PlaceMention } from './place-reading';

/** A mention with the street of the gazetteer that it means. */
type Known = PlaceMention & { readonly known: Street | null; readonly sentence: number };

/** Streets that pass each other at this distance meet: a square, a road with a wide middle. */
const MEETING_METRES = 80;
/** Between streets farther apart no point says anything. */
const FARTHEST_BETWEEN = 1_500;
const CUE_SIGNS = 48;

const CORNER = /угол|угл[уае]|перекр[еи]ст|пересечен|стык/;
const BETWEEN = /(?<![а-я])(?:между|межлу|меж)(?![а-я])/;
/** What may stand between two streets that are named as one place. */
const JOINT = /^[\s,.]*(?:и|с|со|\/|-|–|угол|на углу|пересечение|на пересечении)?[\s,.]*(?:с|со)?\s*$/;

type Kind = 'corner' | 'between';

const isBare = ({ known, house, precision }: Known) =>
  known !== null && house === null && precision === 'street';

function kindOf(first: Known, second: Known, folded: string): Kind | null {
  if (!isBare(first) || !isBare(second) || first.sentence !== second.sentence) return null;
  const inside = folded.slice(first.to, second.from);
  if (!JOINT.test(inside)) return null;
  const before = folded.slice(Math.max(0, first.from - CUE_SIGNS), first.from);
  const cues = [...before.matchAll(new RegExp(`${CORNER.source}|${BETWEEN.source}`, 'g'))];
  const cue = cues.at(-1)?.[0];
  if (cue !== undefined && !before.slice(before.lastIndexOf(cue)).includes('.'))
    return BETWEEN.test(cue) ? 'between' : 'corner';
  return CORNER.test(inside) || inside.trim() === '/' ? 'corner' : null;
}

const linesOf = ({ known }: Known) => known?.lines ?? [];

function cornerOf(first: Known, second: Known): Position | null {
  const near = approach(linesOf(first), linesOf(second));
  return near === null || near.metres > MEETING_METRES ? null : middleOf(near.a, near.b);
}

/** On the street that runs between them when one is named, else half-way where they come nearest. */
function betweenOf(first: Known, second: Known, carrier: Known | null): Position | null {
  const ends = carrier === null ? [] : [cornerOf(carrier, first), cornerOf(carrier, second)];
  const [from, to] = ends;
  if (carrier !== null && from && to) return onCourse(linesOf(carrier), middleOf(from, to));
  const near = approach(linesOf(first), linesOf(second));
  return near === null || near.metres > FARTHEST_BETWEEN ? null : middleOf(near.a, near.b);
}

/** «Угол Гая и Фрунзе», «на Мира между Ленина и Победы»: the point that two or three streets tell together. */
export function placeCorners<T extends Known>(mentions: readonly T[], folded: string): T[] {
  const placed = [...mentions];
  const put = (at: Position, ...which: readonly T[]) => {
    for (const one of which) placed[mentions.indexOf(one)] = { ...one, at };
  };
  mentions.forEach((first, i) => {
    const second = mentions[i + 1];
    const kind = second === undefined ? null : kindOf(first, second, folded);
    if (second === undefined || kind === null) return;
    const carrier =
      mentions.find(
        (one) => one !== first && one !== second && isBare(one) && one.sentence === first.sentence,
      ) ?? null;
    const at = kind === 'corner' ? cornerOf(first, second) : betweenOf(first, second, carrier);
    if (at === null) return;
    put(at, first, second, ...(kind === 'between' && carrier !== null ? [carrier] : []));
  });
  return placed;
}
