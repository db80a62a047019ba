/** For themes of the lexicon: sentences as people write them, in our own words, one a line. */
export type Priors = Readonly<Record<string, string>>;
