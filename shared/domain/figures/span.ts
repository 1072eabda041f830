/** A stretch of time: `from` belongs to it, `to` does not (ms). */
export type Span = { readonly from: number; readonly to: number };
