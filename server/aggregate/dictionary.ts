/** Codes ↔ small numbers, in the order of first use; 0 is free for «all» or «none». */
export interface Dictionary {
  idOf(code: string): number;
  codeOf(id: number): string;
  readonly size: number;
  codes(): readonly string[];
}

export function createDictionary(codes: readonly string[] = []): Dictionary {
  const ids = new Map<string, number>();
  const known: string[] = [''];
  const dictionary = {
    idOf(code: string): number {
      const id = ids.get(code);
      if (id !== undefined) return id;
      known.push(code);
      ids.set(code, known.length - 1);
      return known.length - 1;
    },
    codeOf: (id: number) => known[id] ?? '',
    get size() {
      return known.length;
    },
    codes: () => known.slice(1),
  };
  for (const code of codes) dictionary.idOf(code);
  return dictionary;
}
