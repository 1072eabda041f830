/** What a decoder made of one picture. */
export type Verdict = { readonly isRight: boolean; readonly isWrong: boolean };

/** Label of the pictures that nobody could read when the set was made: a read there is neither right nor wrong. */
export const UNKNOWN = '(no decoder read it)';

/** The labels were written by programs that turn CR LF into LF and cut the end of the text; the codes hold what they hold. */
const oneLineEnd = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

/** Right: one of the labels was read, or nothing where there is no code. Wrong: something was read that no label says. */
export function judge(read: readonly string[], label: readonly string[]): Verdict {
  if (label.includes(UNKNOWN)) return { isRight: false, isWrong: false };
  const texts = read.map(oneLineEnd);
  const wanted = label.map(oneLineEnd);
  const isRight = wanted.length === 0 ? texts.length === 0 : texts.some((text) => wanted.includes(text));
  return { isRight, isWrong: texts.some((text) => !wanted.includes(text)) };
}

/** Sums of one decoder over one group of pictures; `ms` is the time of all. */
export type Tally = { right: number; wrong: number; images: number; ms: number };

/** Sums by group and decoder, in the order in which they came. */
export type Board = Map<string, Map<string, Tally>>;

/** Adds one picture's outcome. */
export function count(
  board: Board,
  place: { readonly group: string; readonly decoder: string },
  { verdict, ms }: { readonly verdict: Verdict; readonly ms: number },
): void {
  const group = board.get(place.group) ?? new Map<string, Tally>();
  board.set(place.group, group);
  const tally = group.get(place.decoder) ?? { right: 0, wrong: 0, images: 0, ms: 0 };
  group.set(place.decoder, tally);
  tally.right += Number(verdict.isRight);
  tally.wrong += Number(verdict.isWrong);
  tally.images += 1;
  tally.ms += ms;
}

/** Sums over all groups by decoder. */
export function total(board: Board): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const group of board.values()) {
    for (const [decoder, tally] of group) {
      const sum = sums.get(decoder) ?? { right: 0, wrong: 0, images: 0, ms: 0 };
      sums.set(decoder, {
        right: sum.right + tally.right,
        wrong: sum.wrong + tally.wrong,
        images: sum.images + tally.images,
        ms: sum.ms + tally.ms,
      });
    }
  }
  return sums;
}

const LABEL = 34;
const CELL = 18;

/** The board as lines of text: a group a line, `right/images !wrong` for each decoder; then sums and time beside `baseline`. */
export function tableOf(title: string, board: Board, baseline: string): readonly string[] {
  const sums = total(board);
  const names = [...sums.keys()];
  const line = (head: string, cell: (name: string) => string): string =>
    head.padEnd(LABEL) + names.map((name) => cell(name).padEnd(CELL)).join('');
  const base = meanMs(sums.get(baseline));
  return [
    '',
    line(title, (name) => name),
    ...[...board].map(([group, tallies]) => line(group, (name) => told(tallies.get(name)))),
    line('all', (name) => told(sums.get(name))),
    line(`mean time, x ${baseline}`, (name) => (meanMs(sums.get(name)) / base).toFixed(2)),
  ];
}

const meanMs = (tally: Tally | undefined): number => (tally === undefined ? 0 : tally.ms / Math.max(1, tally.images));

const told = (tally: Tally | undefined): string =>
  tally === undefined ? '-' : `${tally.right}/${tally.images}${tally.wrong > 0 ? ` !${tally.wrong}` : ''}`;
