/** What an outside organisation answers about by a link. */
export const ANSWER_TARGETS = ['appeal', 'instruction'] as const;
export type AnswerTarget = (typeof ANSWER_TARGETS)[number];

/** What happens to a link; an accepted answer is told by the move that it made. */
export const LINK_ACTIONS = ['made', 'opened', 'answered', 'returned', 'revoked'] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

export const LINK_STANDINGS = ['holds', 'expired', 'revoked'] as const;
export type LinkStanding = (typeof LINK_STANDINGS)[number];

/** How a link stands at a moment; times are epoch ms. */
export function linkStanding(
  link: { readonly expiresAt: number; readonly revokedAt: number | null },
  now: number,
): LinkStanding {
  if (link.revokedAt !== null) return 'revoked';
  return now < link.expiresAt ? 'holds' : 'expired';
}
