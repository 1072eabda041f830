import { z } from 'zod';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { utf8Of } from '#shared/formats/bytes.ts';

const text = z.string().max(20_000).optional();
const Person = z.object({
  formattedName: text,
  prefix: text,
  givenName: text,
  additionalName: text,
  familyName: text,
  suffix: text,
  organization: z.array(z.string()).max(20).optional(),
  jobTitle: text,
  emails: z.array(z.object({ value: z.string(), kind: z.enum(['work', 'home', 'other']).default('work') })).optional(),
  phones: z
    .array(z.object({ value: z.string(), e164: text, kind: z.enum(['work', 'mobile', 'home', 'fax', 'pager', 'other']).default('work') }))
    .optional(),
  addresses: z
    .array(z.object({ poBox: text, extended: text, street: text, city: text, region: text, postalCode: text, country: text }))
    .optional(),
  urls: z.array(z.string()).optional(),
  socials: z.array(z.string()).optional(),
  note: text,
});

/** A line of `--leads`: an id of the sender's own, and who it is; optionally how warm and what they are interested in. */
const Line = z.object({
  id: z.union([z.string().min(1), z.number()]),
  contact: Person,
  heat: z.enum(['cold', 'warm', 'hot']).optional(),
  interests: z.array(z.string()).optional(),
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** An id made from a name, the same every time (RFC 9562 §5.8, version 8): the same line is the same record in the CRM, run after run. */
function idOf(name: string): string {
  if (UUID.test(name)) return name.toLowerCase();
  const hex = sha256(utf8Of(`boothbook line ${name}`));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The JSON of a value without what is undefined: so the contact has no field that is there and empty. */
const withoutHoles = (contact: z.output<typeof Person>): Contact => JSON.parse(JSON.stringify(contact)) as Contact; // checked by Person

/** Reads a line of `--leads`; null when it is not one. `id` is the sender's own, to be said back. */
export function readLeadLine(line: unknown, context: { showId: ShowId; now: number }): { readonly id: string; readonly lead: Lead } | null {
  const read = Line.safeParse(line);
  if (!read.success) return null;
  const { contact, heat, interests = [] } = read.data;
  const id = String(read.data.id);
  const leadId = idOf(id) as LeadId; // a UUID of ours, made above
  const fresh = newLead({ contact: withoutHoles(contact), isResolved: true }, { id: leadId, ...context, staff: null });
  return { id, lead: { ...fresh, interests, ...(heat === undefined ? {} : { heatChosen: heat }) } };
}
