import { foldWord } from './tokens';

/**
 * One spelling for a house's number: «29 корп. 2» and «29К2» are `29к2`, «3 стр. 1» is `3с1`, «5 лит. А» and «5 "А"»
 * are `5а`, «33/41» stays. Null when it is no house number.
 */
export function normalizeHouse(house: string): string | null {
  const text = foldWord(house)
    .replace(/["«»'.,№\s]+/g, ' ')
    .replace(/(?:^| )(?:дом|д|зд|здание)(?= ?\d)/g, ' ')
    .trim();
  const match =
    /^(\d{1,4}) ?-?(?:лит(?:ера?)? ?)?([а-я](?![а-я])(?<!к(?= ?\d))(?<!с(?= ?\d)))?(?: ?\/ ?(\d{1,4}) ?([а-я])?(?![а-я]))?/.exec(
      text,
    );
  const number = match?.[1];
  if (match === null || number === undefined) return null;
  let made = `${Number(number)}${match[2] ?? ''}`;
  if (match[3] !== undefined) made += `/${match[3]}${match[4] ?? ''}`;
  const rest = text.slice(match[0].length);
  const block = /(?:^|[ \d,])(?:корпус|корп|кор|к) ?(\d{1,3}[а-я]?|[а-я](?![а-я]))/.exec(rest)?.[1];
  const building = /(?:^|[ \d,])(?:строение|стр|с) ?(\d{1,3}[а-я]?)/.exec(rest)?.[1];
  const letter = /(?:^| )лит(?:ера?)?(?![а-я]) ?([а-я](?![а-я]))/.exec(rest)?.[1];
  if (letter !== undefined && match[2] === undefined) made += letter;
  if (block !== undefined) made += `к${block}`;
  if (building !== undefined) made += `с${building}`;
  return made;
}
