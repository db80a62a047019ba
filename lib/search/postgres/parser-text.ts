/**
 * The text as PostgreSQL's parser must see it to cut it at blanks only: it reads `1e5` as a number and cuts
 * `1e5a` behind it. The replacement is a letter that no folded text holds. Sign for sign as long.
 */
export function parserText(folded: string): string {
  return folded.replace(/(?<=[0-9])e(?=[0-9])/g, 'ə');
}
