/** A part of a list that is worked through: a heading and what stands under it; `more`: how many there are that are not in view. */
export type Section<T> = {
  readonly key: string;
  readonly title: string;
  readonly isLate?: boolean;
  readonly items: readonly T[];
  readonly more?: number;
};

/** A line of the list: a heading, or a thing with its place among the things. */
export type Line<T> =
  | { readonly kind: 'head'; readonly section: Section<T> }
  | { readonly kind: 'item'; readonly item: T; readonly place: number };

/** Headings and things in the order they are shown. */
export function linesOf<T>(sections: readonly Section<T>[]): Line<T>[] {
  const lines: Line<T>[] = [];
  let place = 0;
  for (const section of sections) {
    lines.push({ kind: 'head', section });
    for (const item of section.items) {
      lines.push({ kind: 'item', item, place });
      place += 1;
    }
  }
  return lines;
}
