/** A name's own word and what else people write for it. */
export interface WordForms {
  readonly strong: readonly string[];
  /** Cases that a careful writer would not use: they need a type word or a house beside them. */
  readonly weak: readonly string[];
  readonly kind: 'adjective' | 'fixed' | 'noun';
}

const ends = (stem: string, endings: string) => endings.split(' ').map((ending) => `${stem}${ending}`);
const fixed = (word: string, weak: readonly string[] = []): WordForms => ({
  strong: [word],
  weak,
  kind: 'fixed',
});
const adjective = (strong: readonly string[]): WordForms => ({ strong, weak: [], kind: 'adjective' });

const HUSHING = /[жшщч]$/;
const BACK = /[гкх]$/;
/** Genitive plurals and surnames: «Строителей», «Пионеров», «Малых». */
const GENITIVE_TAIL = /(?:ов|ев|ей|ых|их|ин|ын|ко|ло|ий)$/;

function masculine(stem: string, nominative: string): WordForms {
  const isSoft = nominative.endsWith('ий') && !BACK.test(stem) && !HUSHING.test(stem);
  if (isSoft || (HUSHING.test(stem) && nominative.endsWith('ий')))
    return adjective([nominative, ...ends(stem, 'его ему им ем')]);
  return adjective([nominative, ...ends(stem, `ого ому ом ${BACK.test(stem) ? 'им' : 'ым'}`)]);
}

function inflectNoun(word: string): WordForms | null {
  if (/[а-я]{2}ка$/.test(word)) {
    const strong = [word, ...ends(word.slice(0, -1), 'и е у ой')];
    return { strong, weak: [], kind: 'noun' };
  }
  if (word.endsWith('ь')) {
    const strong = [word, ...ends(word.slice(0, -1), 'я ю ем е и')];
    return { strong, weak: [], kind: 'noun' };
  }
  if (/[бвгджзклмнпрстфхцчшщ]$/.test(word) && !GENITIVE_TAIL.test(word)) {
    return { strong: [word, ...ends(word, 'а у ом е')], weak: [], kind: 'noun' };
  }
  return null;
}

/** «Дзержинского» is heard as «Дзержинской» and «Дзержинская». */
function genitiveAdjective(word: string): WordForms {
  const stem = word.slice(0, -3);
  return fixed(word, ends(stem, 'ая ой ую ому ом'));
}

/** The forms of one folded word of a street's name. `isMasculine`: the type word is («переулок Южный»). */
export function inflect(word: string, isMasculine: boolean): WordForms {
  const [two, stem] = [word.slice(-2), word.slice(0, -2)];
  if (stem.length < 2) return fixed(word);
  switch (two) {
    case 'ая':
      return adjective([word, ...ends(stem, HUSHING.test(stem) ? 'ей ой ую ею' : 'ой ую ою')]);
    case 'яя':
      return adjective([word, ...ends(stem, 'ей юю ею')]);
    case 'ое':
      return adjective([word, ...ends(stem, `ого ому ом ${BACK.test(stem) ? 'им' : 'ым'}`)]);
    case 'ее':
      return adjective([word, ...ends(stem, 'его ему ем им')]);
    case 'ый':
    case 'ий':
      return masculine(stem, word);
    case 'ой':
      return isMasculine ? masculine(stem, word) : fixed(word);
    default:
      return word.endsWith('ого') ? genitiveAdjective(word) : (inflectNoun(word) ?? fixed(word));
  }
}
