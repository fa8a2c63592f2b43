/** A binary heap: the item that `before` puts first comes out first. */
export class Heap<T> {
  readonly #items: T[];
  readonly #before: (x: T, y: T) => number;

  /** `before` compares as for `Array.sort`. */
  constructor(before: (x: T, y: T) => number, items: readonly T[] = []) {
    this.#before = before;
    this.#items = [...items].sort(before);
  }

  push(item: T): void {
    let at = this.#items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#items[parent];
      if (above === undefined || this.#before(above, item) <= 0) break;
      this.#items[at] = above;
      at = parent;
    }
    this.#items[at] = item;
  }

  pop(): T | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) this.#sink(last);
    return top;
  }

  #sink(item: T): void {
    let at = 0;
    for (let child = 1; child < this.#items.length; child = 2 * at + 1) {
      const left = this.#items[child];
      const right = this.#items[child + 1];
      if (left === undefined) break;
      const lower = right !== undefined && this.#before(right, left) < 0 ? right : left;
      if (this.#before(item, lower) <= 0) break;
      this.#items[at] = lower;
      at = lower === left ? child : child + 1;
    }
    this.#items[at] = item;
  }
}
