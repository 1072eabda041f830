import { addDays, HOUR, instantOf, localTime, MINUTE } from '#shared/lib/time.ts';
import type { StaffId } from './ids.ts';
import type { BantKey, ConsentPurpose, Heat } from './stage.ts';

/** What the visitor gets next, or did at the booth. */
export type Step = 'call-back' | 'document' | 'quote' | 'demo' | 'newsletter';

/** Which free slot to book: a meeting but for the last two, which are calls. */
export type SlotWish = 'next' | 'today' | 'tomorrow' | 'tomorrow-afternoon' | 'call' | 'call-week';

export type OutReason = 'no-budget' | 'no-need' | 'not-target' | 'competitor' | 'job-seeker';

/** One thing that a code of the desk sheet says. It sets, it never toggles: scanned twice it does the same once. */
export type Command =
  | { readonly kind: 'heat'; readonly heat: Heat }
  | { readonly kind: 'interest'; readonly interest: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'slot'; readonly slot: SlotWish }
  | { readonly kind: 'consent'; readonly consent: ConsentPurpose | 'none' }
  | { readonly kind: 'bant'; readonly question: BantKey }
  | { readonly kind: 'out'; readonly reason: OutReason }
  | { readonly kind: 'staff'; readonly staffId: StaffId }
  | { readonly kind: 'control'; readonly control: 'next' | 'undo' | 'rapid-on' | 'rapid-off' };

export type CommandKind = Command['kind'];

/** The groups of the sheet in the order of a conversation. */
export const COMMAND_KINDS: readonly CommandKind[] = ['heat', 'interest', 'step', 'slot', 'consent', 'bant', 'out', 'staff', 'control'];

/** Reasons to take a lead out of the running. */
export const OUT_REASONS: readonly OutReason[] = ['no-budget', 'no-need', 'not-target', 'competitor', 'job-seeker'];

/** How a sheet is printed. Keys are those of `commandKey`; a command that is not `off` is on the sheet, new interests too. */
export type DeskSheet = {
  readonly off: readonly string[];
  readonly groups: readonly CommandKind[];
  readonly symbology: 'QR' | 'Code 128';
  readonly isLandscape: boolean;
  readonly language: 'en' | 'fr';
};

/** The name of a command within its show: the same as long as it means the same. Case and blanks around an interest do not count. */
export function commandKey(command: Command): string {
  switch (command.kind) {
    case 'heat':
      return `heat:${command.heat}`;
    case 'interest':
      return `interest:${command.interest.trim().toLowerCase()}`;
    case 'step':
      return `step:${command.step}`;
    case 'slot':
      return `slot:${command.slot}`;
    case 'consent':
      return `consent:${command.consent}`;
    case 'bant':
      return `bant:${command.question}`;
    case 'out':
      return `out:${command.reason}`;
    case 'staff':
      return `staff:${command.staffId}`;
    case 'control':
      return `control:${command.control}`;
  }
}

const HEATS: readonly Heat[] = ['hot', 'warm', 'cold'];
const STEPS: readonly Step[] = ['call-back', 'document', 'quote', 'demo', 'newsletter'];
const SLOTS: readonly SlotWish[] = ['next', 'today', 'tomorrow', 'tomorrow-afternoon', 'call', 'call-week'];
const CONSENTS = ['call', 'email', 'newsletter', 'partners', 'none'] as const;
const QUESTIONS: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];
const CONTROLS = ['next', 'undo', 'rapid-on', 'rapid-off'] as const;

/** What of a show makes its commands. */
type Wanted = { readonly interests: readonly string[]; readonly staff: readonly { readonly id: StaffId }[] };

/** Every command of a show, group by group; no two with the same key. Pure. */
export function commandsOf({ interests, staff }: Wanted): Command[] {
  const all: Command[] = [
    ...HEATS.map((heat) => ({ kind: 'heat', heat }) as const),
    ...interests.filter((interest) => interest.trim() !== '').map((interest) => ({ kind: 'interest', interest }) as const),
    ...STEPS.map((step) => ({ kind: 'step', step }) as const),
    ...SLOTS.map((slot) => ({ kind: 'slot', slot }) as const),
    ...CONSENTS.map((consent) => ({ kind: 'consent', consent }) as const),
    ...QUESTIONS.map((question) => ({ kind: 'bant', question }) as const),
    ...OUT_REASONS.map((reason) => ({ kind: 'out', reason }) as const),
    ...staff.map(({ id }) => ({ kind: 'staff', staffId: id }) as const),
    ...CONTROLS.map((control) => ({ kind: 'control', control }) as const),
  ];
  return [...new Map(all.toReversed().map((command) => [commandKey(command), command])).values()].toReversed();
}

/** What a sheet leaves out unless it is asked for: it fits on one page then, and the codes stay far apart. */
const OFF_AT_FIRST: readonly string[] = [
  'step:newsletter',
  'slot:today',
  'slot:tomorrow-afternoon',
  'slot:call-week',
  'control:rapid-on',
  'control:rapid-off',
  ...QUESTIONS.map((question) => `bant:${question}`),
  ...OUT_REASONS.map((reason) => `out:${reason}`),
];

/** The sheet of a show that nobody has designed yet. */
export const firstDeskSheet = (language: 'en' | 'fr'): DeskSheet => ({
  off: OFF_AT_FIRST,
  groups: COMMAND_KINDS,
  symbology: 'QR',
  isLandscape: false,
  language,
});

/** In how many days a step is promised for; null for what is done with at the booth. */
export const STEP_DUE: Readonly<Record<Step, number | null>> = { 'call-back': 1, document: 1, quote: 2, demo: null, newsletter: null };

/** Where to look for a free slot. `day`: only then; null for any day. */
export type SlotSearch = { readonly kind: 'meeting' | 'call'; readonly from: number; readonly day: string | null };

const NOON = 12;

/** What a slot's code asks for at an instant, in the show's zone. */
export function slotSearchOf(wish: SlotWish, now: number, { zone }: { readonly zone: string }): SlotSearch {
  const today = localTime(now, zone).day;
  const at = (days: number, hours: number): number => instantOf({ day: addDays(today, days), minutes: (hours * HOUR) / MINUTE }, zone);
  switch (wish) {
    case 'next':
      return { kind: 'meeting', from: now, day: null };
    case 'today':
      return { kind: 'meeting', from: now, day: today };
    case 'tomorrow':
      return { kind: 'meeting', from: at(1, 0), day: addDays(today, 1) };
    case 'tomorrow-afternoon':
      return { kind: 'meeting', from: at(1, NOON), day: addDays(today, 1) };
    case 'call':
      return { kind: 'call', from: now, day: null };
    case 'call-week':
      return { kind: 'call', from: at(7, 0), day: null };
  }
}
