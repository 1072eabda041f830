import { readBase64, readUtf8 } from './bytes.ts';
import { decodeText } from './charset.ts';
import type { Payload } from './payloadFormat.ts';
import { readWebAddress, unescapeUrl } from './webAddress.ts';

/** A badge holds no more than a few kB; a longer text is no wrapping of one. */
const LONGEST = 8000;

const CARD_INSIDE = /BEGIN(?::|%3A)VCARD/i;

// oxlint-disable-next-line no-control-regex -- control signs are what tells random bytes from text
const NOT_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001C\u007F\uFFFD]/;

/** Text of base64 or base64url, or null when the text is neither or what comes out is no text. */
export function textInBase64(text: string): Payload | null {
  if (text.length < 12 || text.length > LONGEST || !/^[A-Za-z0-9+/_\s-]+={0,2}$/.test(text)) return null;
  const bytes = readBase64(text);
  const inner = readUtf8(bytes) ?? (/^..?BEGIN:VCARD|^BEGIN:VCARD/i.test(latin(bytes)) ? decodeText(bytes).text : null);
  return inner === null || inner.length < 8 || NOT_TEXT.test(inner) ? null : { text: inner, bytes };
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 20));

/** `data:text/vcard;base64,…` (RFC 2397). */
function dataUri(text: string): Payload | null {
  const match = /^data:([^,]{0,200}),/i.exec(text.slice(0, 220));
  if (match === null || !/^text\/|vcard|json/i.test(match[1] ?? '')) return null;
  const body = text.slice(match[0].length);
  return /;base64$/i.test(match[1] ?? '') ? textInBase64(unescapeUrl(body)) : { text: unescapeUrl(body.replaceAll('+', '%2B')) };
}

/** A card inside a sign of its own: quoted as a whole, or percent-encoded. */
function bareCard(text: string): Payload | null {
  if (!CARD_INSIDE.test(text.slice(0, 40))) return null;
  const quote = text.charAt(0);
  if ((quote === '"' || quote === "'") && text.endsWith(quote) && text.length > 1)
    return { text: text.slice(1, -1).replaceAll(quote + quote, quote) };
  const isEscaped = /^\s*BEGIN(?::VCARD%0|%3A)/i.test(text);
  return isEscaped ? { text: unescapeUrl(text.replaceAll('+', '%2B')) } : null;
}

/** JSON Web Token (RFC 7519): what is signed stands in the middle. Nothing is verified, a badge vouches for nobody. */
const tokenBody = (text: string): Payload | null => {
  const match = /^eyJ[\w-]{8,2000}\.(eyJ[\w-]{8,6000})\.[\w-]{0,2000}$/.exec(text.trim());
  return match?.[1] === undefined ? null : textInBase64(match[1]);
};

/** Parts of a web address that may hold a whole badge: parameters, the end of the path, what follows `#`. */
function addressParts(text: string): readonly (Payload | null)[] {
  const address = text.length > LONGEST ? null : readWebAddress(text);
  if (address === null || !/^https?$|^$/.test(address.scheme)) return [];
  const hash = text.includes('#') ? unescapeUrl(text.slice(text.indexOf('#') + 1)) : '';
  const values = [...address.query.slice(0, 20).map(([, value]) => value), hash, address.path.at(-1) ?? ''];
  return values
    .filter((value) => value.length > 23)
    .map((value) =>
      CARD_INSIDE.test(value) || value.startsWith('{') || value.startsWith('MECARD:')
        ? { text: value }
        : (tokenBody(value) ?? textInBase64(value)),
    );
}

/** What a payload wraps, likeliest first: base64, data addresses, tokens, quoted or percent-encoded cards, parameters of an address. */
export function unwrapped(text: string): readonly Payload[] {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return [];
  return [bareCard(trimmed), dataUri(trimmed), tokenBody(trimmed), textInBase64(trimmed), ...addressParts(trimmed)].filter(
    (one) => one !== null,
  );
}
