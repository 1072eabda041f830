import './jitless.ts';
import { z } from 'zod';

/**
 * Who is before the screen: our staff, a visitor it was turned to, visitors alone with a kiosk that only a PIN ends, or nobody yet: the
 * screens are locked.
 */
export const GuestMode = z.strictObject({ mode: z.enum(['staff', 'visitor', 'kiosk', 'locked']) });
export type GuestMode = z.output<typeof GuestMode>['mode'];

const short = z.string().max(500);
const long = z.string().max(20_000);
const Language = z.enum(['en', 'fr']);
const Purpose = z.enum(['call', 'email', 'newsletter', 'partners']);

/** Longest picture of a signature: about a megabyte, as text. */
const SIGNATURE_MOST = 1_500_000;

/** The data of a visitor and their answers as they stand on their screen; the signature as a `data:` address of a PNG. */
export const VisitorDraft = z.strictObject({
  language: Language,
  given: short,
  family: short,
  company: short,
  email: short,
  phone: short,
  answers: z.partialRecord(Purpose, z.boolean()),
  signature: z
    .string()
    .max(SIGNATURE_MOST)
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]*={0,2}$/u)
    .nullable(),
});
export type VisitorDraft = z.output<typeof VisitorDraft>;

const SheetWording = z.strictObject({
  language: Language,
  text: long,
  questions: z.record(Purpose, z.strictObject({ version: short, question: long })),
});
export type SheetWording = z.output<typeof SheetWording>;

/** All that a visitor's screen knows: whose booth it is, and what is asked in both languages. Nothing of staff, nothing of others. */
export const VisitorSheet = z.strictObject({
  /** Names this one visit to the screen. */
  visit: z.uuid(),
  company: short,
  scheme: z.enum(['light', 'dark']),
  wordings: z.strictObject({ en: SheetWording, fr: SheetWording }),
});
export type VisitorSheet = z.output<typeof VisitorSheet>;

/** From the program to the visitor's window. */
export const ToVisitor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), sheet: VisitorSheet, draft: VisitorDraft }),
  z.strictObject({ kind: z.literal('saved'), visit: z.uuid() }),
  z.strictObject({ kind: z.literal('failed'), visit: z.uuid() }),
]);
export type ToVisitor = z.output<typeof ToVisitor>;

/** From the visitor's window to the program. */
export const FromVisitor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('draft'), visit: z.uuid(), draft: VisitorDraft }),
  z.strictObject({ kind: z.literal('confirm'), visit: z.uuid(), draft: VisitorDraft }),
]);
export type FromVisitor = z.output<typeof FromVisitor>;

/** Name of the channel between the two windows of our origin. */
export const VISITOR_CHANNEL = 'booth-visitor';
