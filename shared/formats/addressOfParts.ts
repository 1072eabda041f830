import type { Address } from '#shared/domain/contact.ts';

/** An address from its seven parts in the order of vCard's ADR (RFC 6350 §6.3.1): empty ones stay absent. */
export function addressOfParts(parts: readonly string[]): Address {
  const [poBox, extended, street, city, region, postalCode, country] = parts;
  return {
    ...(poBox ? { poBox } : {}),
    ...(extended ? { extended } : {}),
    ...(street ? { street } : {}),
    ...(city ? { city } : {}),
    ...(region ? { region } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(country ? { country } : {}),
  };
}
