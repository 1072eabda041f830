/** Two files in flight: while one is decoded the next is read from the disk, and memory holds no more than these. */
const IN_FLIGHT = 2;

/** Works on items two at a time and hands the results on in the order of the items; `take` is waited for before more are begun. */
export async function inOrder<T, R>(
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
  take: (result: R, item: T) => Promise<void>,
): Promise<void> {
  const waiting: { readonly item: T; readonly result: Promise<R> }[] = [];
  const settle = async (): Promise<void> => {
    const first = waiting.shift();
    if (first !== undefined) await take(await first.result, first.item);
  };
  for (const item of items) {
    const result = work(item);
    // looked at when its turn comes; until then a rejection is not an unhandled one
    result.catch(() => undefined);
    waiting.push({ item, result });
    if (waiting.length >= IN_FLIGHT) await settle();
  }
  while (waiting.length > 0) await settle();
}
