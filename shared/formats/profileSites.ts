import type { WebAddress } from './webAddress.ts';

/** Hosts of digital cards: any page of theirs but the bare home page is somebody's card. */
const CARD_HOSTS =
  'hihello.me hihello.com blinq.me blinq.page poplme.co popl.co linktr.ee lnk.bio bio.link beacons.ai about.me campsite.bio linkin.bio taplink.cc dot.cards dotcards.net linqapp.com linq.com mobilocard.com mobilo.cards tapni.co tapni.com spreadly.app lemontaps.com lemon.cards v1ce.co v1ce.co.uk wavecnct.com cnct.id covve.com switchit.com sayhey.to getkado.com vcard.link mycard.link qrco.de card.onl haystack.com camcard.com intsig.net inigo.me tapt.io knowee.com uniqode.co doorway.me ovou.com ovou.me mtch.me wave.cards social.link solo.to lnkd.in u.wechat.com line.me m.me t.me vcardplus.com kadocard.com yourcard.app businesscard.link'.split(
    ' ',
  );

/** Sites where only some pages are people. */
const PEOPLE: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\.)linkedin\.(?:com|cn)$/, /^(?:in|pub|profile|mwlite|comm|m)$/],
  [/(?:^|\.)xing\.com$/, /^(?:profile|profiles|xme)$/],
  [/^(?:www\.)?(?:wa\.me|api\.whatsapp\.com)$/, /./],
  [
    /(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|instagram\.com|twitter\.com|x\.com|threads\.net|tiktok\.com|github\.com|viadeo\.com|mastodon\.social)$/,
    /^(?!share|sharer|p$|hashtag|search|intent|events|groups)./,
  ],
  [/^(?:www\.)?orcid\.org$/, /^\d{4}-/],
];

/** Whether an address is somebody's profile or digital card, by its host and first part of the path. */
export function isProfile({ host, path }: WebAddress): boolean {
  const first = path[0] ?? '';
  if (first === '') return false;
  const isCard = CARD_HOSTS.some((card) => host === card || host.endsWith(`.${card}`));
  return isCard || PEOPLE.some(([site, page]) => site.test(host) && page.test(first.toLowerCase()));
}

/** The phone number in a WhatsApp address ("wa.me/33612345678"), with its +; null when it names a code instead. */
export function whatsAppNumber({ host, path, query }: WebAddress): string | null {
  const written = /(?:^|\.)wa\.me$/.test(host)
    ? path[0]
    : host.endsWith('whatsapp.com')
      ? query.find(([key]) => key === 'phone')?.[1]
      : undefined;
  const digits = (written ?? '').replace(/^\+|^00/, '');
  return /^\d{7,15}$/.test(digits) ? `+${digits}` : null;
}
