import type { FigureLead } from './figureLead.ts';

/** A stretch of time: `from` belongs to it, `to` does not (ms). */
export type Span = { readonly from: number; readonly to: number };

/** The leads that were captured in a span; all of them without one. */
export function* capturedIn(leads: Iterable<FigureLead>, span?: Span): Generator<FigureLead> {
  for (const lead of leads) if (span === undefined || (lead.capturedAt >= span.from && lead.capturedAt < span.to)) yield lead;
}
