/** What usually brings a visitor to a booth, as it is kept in `facts.source`; a show's own `sources` and any other words stand beside them. */
export const VISITOR_SOURCES = ['walk-in', 'invitation', 'appointment', 'referral', 'advertising', 'talk'] as const;
export type VisitorSource = (typeof VISITOR_SOURCES)[number];

/** True for one of the usual: it is told in the reader's language, other words as they were written. */
export const isVisitorSource = (source: string): source is VisitorSource => VISITOR_SOURCES.some((one) => one === source);
