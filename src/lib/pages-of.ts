/**
 * What is listed by number, a page at a time, until a page is empty. `read` gives what comes after a number, 0 at first;
 * it is called once the page before has been dealt with.
 */
export async function* pagesOf<Row extends { id: number }>(
  read: (after: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}
