import type { EmailKind, PhoneKind } from '#shared/domain/contact.ts';
import { phoneKindOfLabel } from '#shared/domain/phone.ts';

/** Types of a TEL property (RFC 2426 §3.3.1, RFC 6350 §6.4.1) in the order that decides. */
const PHONE_KINDS: readonly (readonly [RegExp, PhoneKind])[] = [
  [/fax/, 'fax'],
  [/^pager$/, 'pager'],
  [/^(?:cell|mobile|iphone|cellular)$/, 'mobile'],
  [/^work$/, 'work'],
  [/^home$/, 'home'],
];

/** Kind of a phone by its types, else by the label that its group gives it ("_$!<Mobile>!$_", "Handy"). */
export const phoneKindOf = (types: readonly string[], label: string): PhoneKind =>
  PHONE_KINDS.find(([test]) => types.some((type) => test.test(type)))?.[1] ?? (label === '' ? 'other' : phoneKindOfLabel(label));

/** Kind of an address of mail by its types, else by its label. */
export function emailKindOf(types: readonly string[], label: string): EmailKind {
  if (types.includes('work') || /work|arbeit|büro|bureau|travail|geschäft/i.test(label)) return 'work';
  return types.includes('home') || /home|privat|domicile|perso/i.test(label) ? 'home' : 'other';
}

/** Text of a label as Apple writes it ("_$!<Work>!$_"). */
export const labelOf = (text: string): string => /^_\$!<(.{0,100})>!\$_$/.exec(text)?.[1] ?? text;

/** Properties that name a person on a messenger or a network, by the name that stands in front of what has none. */
const NETWORK =
  /^X-(?:(?:EVOLUTION|MS|KADDRESSBOOK|MOZILLA|GTALK)-)?(TWITTER|LINKEDIN|XING|FACEBOOK|INSTAGRAM|GITHUB|MASTODON|THREADS|TIKTOK|YOUTUBE|WHATSAPP|TELEGRAM|SIGNAL|WECHAT|LINE|SKYPE|AIM|ICQ|MSN|JABBER|QQ|YAHOO|GOOGLE-TALK|GADUGADU|GROUPWISE|MATRIX|VIBER|SNAPCHAT|PINTEREST|VIADEO)(?:-(?:USERNAME|ID|URL|PROFILE|URI))?$/;

/** How a property tells where somebody is found ("skype:jane"), or null when it is no such property. */
export function socialOf(name: string, text: string): string | null {
  if (name === 'IMPP' || name === 'X-SOCIALPROFILE' || name === 'SOCIALPROFILE') return text;
  const network = name.startsWith('X-') ? NETWORK.exec(name)?.[1] : undefined;
  if (network === undefined) return null;
  return /^[a-z][a-z0-9+.-]{1,20}:/i.test(text) || /^(?:www\.|@|[\w-]+\.[a-z]{2,6}\/)/i.test(text)
    ? text
    : `${network.toLowerCase()}:${text}`;
}
