/**
 * What a citizen may write about, with the words that tell it. A cue is a few words that stand near one another
 * in any order; `*` ends a word's beginning, `/` parts words that mean the same: `нет/без отоплен*`. Cues of one
 * strength are parted by commas. «Against» takes weight away.
 */
export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Words that leave hardly a doubt. */
  readonly certain?: string;
  readonly strong?: string;
  readonly fair?: string;
  readonly weak?: string;
  readonly against?: string;
}
