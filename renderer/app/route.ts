import { create } from 'zustand';
import type { BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { LeadId, MediaId, TargetId } from '#shared/domain/ids.ts';

/** The screens one can be on. */
export type Route =
  | { readonly page: 'capture' }
  | { readonly page: 'leads' }
  | { readonly page: 'lead'; readonly id: LeadId }
  | { readonly page: 'card'; readonly id: LeadId; readonly picture?: MediaId }
  | { readonly page: 'agenda' }
  | { readonly page: 'handover' }
  | { readonly page: 'target'; readonly id: TargetId }
  | { readonly page: 'dayclose' }
  | { readonly page: 'capsule' }
  | { readonly page: 'shows' }
  | { readonly page: 'lists' }
  | { readonly page: 'desk' }
  | { readonly page: 'teach'; readonly leadId?: LeadId; readonly formatId?: BadgeFormatId }
  | { readonly page: 'scanner' }
  | { readonly page: 'definitions' }
  | { readonly page: 'questions' }
  | { readonly page: 'team' }
  | { readonly page: 'templates' }
  | { readonly page: 'mails' }
  | { readonly page: 'followup' }
  | { readonly page: 'review'; readonly pair?: readonly [LeadId, LeadId] }
  | { readonly page: 'figures'; readonly tab?: FiguresTab }
  | { readonly page: 'setup' }
  | { readonly page: 'safety'; readonly tab?: SafetyTab; readonly leadId?: LeadId }
  | { readonly page: 'help'; readonly guide?: 'booth' | 'manager' | 'it' | 'connectors' }
  | { readonly page: 'settings' };

/** The sides of the figures, in their order. */
export const FIGURES_TABS = ['live', 'funnel', 'plan', 'worth', 'shows', 'report'] as const;
export type FiguresTab = (typeof FIGURES_TABS)[number];

/** The sides of data and protection, in their order. */
export const SAFETY_TABS = ['backups', 'protection', 'lock', 'privacy', 'audit'] as const;
export type SafetyTab = (typeof SAFETY_TABS)[number];

export const useRoute = create<{ route: Route; before: readonly Route[] }>(() => ({ route: { page: 'capture' }, before: [] }));

const KEPT = 30;

/** Opens a screen; `goBack` returns to the one before. */
export const goTo = (route: Route): void =>
  useRoute.setState(({ route: from, before }) =>
    JSON.stringify(from) === JSON.stringify(route) ? { route } : { route, before: [from, ...before].slice(0, KEPT) },
  );

/** Opens a screen in place of the one in view: `goBack` returns to the one before that. */
export const turnTo = (route: Route): void => useRoute.setState({ route });

/** Returns to the screen before; to Capture when there is none. */
export const goBack = (): void => useRoute.setState(({ before }) => ({ route: before[0] ?? { page: 'capture' }, before: before.slice(1) }));
