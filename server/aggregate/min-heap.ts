/** Smallest key first. */
export class MinHeap<T> {
  #items: { readonly key: number; readonly value: T }[] = [];

  get size(): number {
    return this.#items.length;
  }

  peekKey(): number | null {
    return this.#items[0]?.key ?? null;
  }

  push(key: number, value: T): void {
    const items = this.#items;
    const item = { key, value };
    items.push(item);
    let i = items.length - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = items[up];
      if (parent === undefined || parent.key <= key) break;
      items[i] = parent;
      i = up;
    }
    items[i] = item;
  }

  pop(): T | null {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) return null;
    if (items.length > 0) this.#sink(last);
    return top.value;
  }

  #sink(item: { readonly key: number; readonly value: T }): void {
    const items = this.#items;
    let i = 0;
    for (;;) {
      const left = items[2 * i + 1];
      const right = items[2 * i + 2];
      const isRight = right !== undefined && left !== undefined && right.key < left.key;
      const child = isRight ? right : left;
      if (child === undefined || child.key >= item.key) break;
      items[i] = child;
      i = 2 * i + (isRight ? 2 : 1);
    }
    items[i] = item;
  }

  values(): T[] {
    return this.#items.map(({ value }) => value);
  }
}
