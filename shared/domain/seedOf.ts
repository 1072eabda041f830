import type { Contact } from './contact.ts';
import type { LeadSeed } from './lead.ts';
import type { Finding } from './scan.ts';

/** Longest payload that serves as a badge id: beyond it a code is a text, not an id. */
const LONGEST_CODE = 500;

const isKnown = (contact: Contact): boolean =>
  Boolean(
    contact.formattedName ||
    contact.givenName ||
    contact.familyName ||
    contact.organization?.[0] ||
    contact.emails?.[0] ||
    contact.phones?.[0],
  );

/** What a URL or a text still tells about a visitor: kept as a link or a note of the contact, never opened. */
function restOf({ kind, text = '' }: Finding): Contact {
  switch (kind) {
    case 'profile-url':
      return { socials: [text] };
    case 'url':
      return { urls: [text] };
    case 'text':
    case 'wifi':
    case 'geo':
    case 'calendar':
      return { note: text };
    case 'code':
    case 'contact':
      return {};
  }
}

/**
 * What a finding says of a visitor, as the start of a lead. A contact is resolved; an id, a link or a text nobody can read is a lead
 * to resolve, found again by the very same payload.
 */
export function seedOf(finding: Finding): LeadSeed {
  const contact = finding.contact ?? restOf(finding);
  const isResolved = isKnown(contact);
  const code = finding.code ?? (isResolved ? undefined : finding.text?.trim().slice(0, LONGEST_CODE));
  return {
    contact,
    isResolved,
    ...(finding.confidence === undefined ? {} : { confidence: finding.confidence }),
    ...(code === undefined || code === '' ? {} : { badgeCode: code }),
  };
}
