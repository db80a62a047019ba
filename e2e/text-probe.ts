import type { Page } from 'playwright/test';

export interface SeenText {
  readonly text: string;
  readonly fontPx: number;
  /** `value`, `hero`, or nothing. */
  readonly role: string | null;
  readonly tile: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The tile's own box. */
  readonly frame: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** Every visible text on the page with its size and place, as the browser laid it out. */
export function seenTexts(page: Page): Promise<SeenText[]> {
  return page.evaluate(() => {
    const HIDDEN = '.visually-hidden, nav[aria-label^="Ячейки"], script, style';
    const isText = (node: Node) =>
      node.textContent?.trim() !== '' &&
      node.parentElement !== null &&
      node.parentElement.closest(HIDDEN) === null;
    const sides = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });

    /** The ink of a line: between the tops of its capitals and, where it has letters, the ends of its tails. */
    function inkOf(node: Node, element: Element, fontPx: number) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const whole = range.getBoundingClientRect();
      const isClipped = getComputedStyle(element).overflowX !== 'visible';
      const clip = isClipped ? element.getBoundingClientRect() : whole;
      const tail = /^[\d\s.,:+–—-]+$/.test(node.textContent ?? '') ? 0.22 : 0.05;
      return {
        left: Math.max(whole.left, clip.left),
        right: Math.min(whole.right, clip.right),
        top: whole.top + 0.22 * fontPx,
        bottom: whole.bottom - tail * fontPx,
      };
    }

    function seen(node: Node) {
      const element = node.parentElement ?? document.body;
      const frame = element.closest('[data-tile], header') ?? document.body;
      const fontPx = Number.parseFloat(getComputedStyle(element).fontSize);
      return {
        text: node.textContent?.trim() ?? '',
        fontPx,
        role: element.closest('[data-text]')?.getAttribute('data-text') ?? null,
        tile: frame.getAttribute('data-tile') ?? 'Заголовок',
        ...inkOf(node, element, fontPx),
        frame: sides(frame.getBoundingClientRect()),
      };
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    while (walker.nextNode() !== null) nodes.push(walker.currentNode);
    return nodes
      .filter(isText)
      .map(seen)
      .filter(({ left, right }) => right > left);
  });
}

const SLACK = 1.5;

/** Pairs of texts of which one lies on the other. */
export function overlaps(texts: readonly SeenText[]): string[] {
  const found: string[] = [];
  texts.forEach((a, i) => {
    for (const b of texts.slice(i + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > SLACK && tall > SLACK) found.push(`«${a.text}» × «${b.text}» (${a.tile})`);
    }
  });
  return found;
}

/** Texts that stick out of their tile. */
export function overflows(texts: readonly SeenText[]): string[] {
  return texts
    .filter(
      ({ left, top, right, bottom, frame }) =>
        left < frame.left - SLACK ||
        right > frame.right + SLACK ||
        top < frame.top - SLACK ||
        bottom > frame.bottom + SLACK,
    )
    .map(({ text, tile }) => `«${text}» (${tile})`);
}
