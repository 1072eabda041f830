/** From so many times the smallest level on, bars of a plain scale would be hairs. */
const WIDE = 60;

/** A bar's length as a share 0…1 of the longest; its scale is logarithmic when the levels lie far apart. */
export type BarScale = { readonly isLogarithmic: boolean; readonly widthOf: (count: number | null) => number };

/** The scale for the bars of some levels; unknown and empty ones have no length. */
export function barScale(counts: readonly (number | null)[]): BarScale {
  const known = counts.filter((count) => count !== null).filter((count) => count > 0);
  const [most, least] = [Math.max(1, ...known), Math.min(...known)];
  const isLogarithmic = most / least > WIDE;
  const lengthOf = (count: number): number => (isLogarithmic ? Math.log1p(count) / Math.log1p(most) : count / most);
  return { isLogarithmic, widthOf: (count) => (count === null || count <= 0 ? 0 : lengthOf(count)) };
}
