import type { StaffId } from '#shared/domain/ids.ts';

/**
 * What a visitor agreed to, as far as it decides how long their data is kept. `none`: nothing, or all of it refused or withdrawn.
 * `contact`: to be called or written to. `lasting`: the newsletter or partners, which have no end of their own.
 */
export const CONSENT_CLASSES = ['none', 'contact', 'lasting'] as const;
export type ConsentClass = (typeof CONSENT_CLASSES)[number];

/** Days after the show's last day for which leads of each class are kept; a class that is absent is kept without an end. */
export type Retention = { readonly [K in ConsentClass]?: number };

/** Why a lead is kept although its time is over. */
export const KEEP_REASONS = ['customer', 'contract', 'claim', 'other'] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];
export type Kept = { readonly reason: KeepReason; readonly words?: string; readonly at: number; readonly by: StaffId | null };

/** Longest that can be set, days: ten years. */
export const DAYS_MOST = 3_650;
