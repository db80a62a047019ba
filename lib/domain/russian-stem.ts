/** The Russian stemmer of Snowball (snowballstem.org/algorithms/russian), which both search engines carry. */
const VOWELS = 'аеиоуыэюя';

const GERUND = /(?:(?<=[ая])(?:вшись|вши|в)|(?:ившись|ывшись|ивши|ывши|ив|ыв))$/u;
const REFLEXIVE = /(?:ся|сь)$/u;
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/u;
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|(?:ивш|ывш|ующ))$/u;
const VERB =
  /(?:(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)|(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю))$/u;
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/u;
const DERIVATIONAL = /(?:ость|ост)$/u;
const SUPERLATIVE = /(?:ейше|ейш)$/u;

const isVowel = (sign: string | undefined) => sign !== undefined && VOWELS.includes(sign);

/** Where the part behind the next consonant that follows a vowel begins. */
function regionFrom(word: string, start: number): number {
  for (let i = start + 1; i < word.length; i++) {
    if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1;
  }
  return word.length;
}

/** The tail without the ending, or null where it has none; a group that asks for «а» or «я» finds them in the tail. */
function without(tail: string, ending: RegExp): string | null {
  return ending.test(tail) ? tail.replace(ending, '') : null;
}

function stripForm(tail: string): string {
  const gerund = without(tail, GERUND);
  if (gerund !== null) return gerund;
  const plain = without(tail, REFLEXIVE) ?? tail;
  const adjective = without(plain, ADJECTIVE);
  if (adjective !== null) return without(adjective, PARTICIPLE) ?? adjective;
  return without(plain, VERB) ?? without(plain, NOUN) ?? plain;
}

/** The stem of a folded word: lower case, ё as е. A word without a Russian vowel is its own stem. */
export function russianStem(word: string): string {
  const vowel = [...word].findIndex(isVowel);
  if (vowel === -1) return word;
  const head = word.slice(0, vowel + 1);
  const second = regionFrom(word, regionFrom(word, 0));
  let tail = stripForm(word.slice(vowel + 1)).replace(/и$/u, '');
  if (head.length + tail.length > second) {
    const cut = without(tail, DERIVATIONAL);
    if (cut !== null && head.length + cut.length >= second) tail = cut;
  }
  if (tail.endsWith('нн')) return head + tail.slice(0, -1);
  const plain = without(tail, SUPERLATIVE);
  if (plain !== null) return head + (plain.endsWith('нн') ? plain.slice(0, -1) : plain);
  return head + tail.replace(/ь$/u, '');
}
