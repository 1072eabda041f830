import domains from 'free-email-domains';
import { describe, expect, test } from 'vitest';
import { suggestEmail } from '#shared/domain/email.ts';

describe('the typo guard', () => {
  test.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cmo', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmail.om', 'gmail.com'],
    ['gmail.fr', 'gmail.com'],
    ['gmail,com', 'gmail.com'],
    ['gmail..com', 'gmail.com'],
    ['gmail.com.', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['gmail', 'gmail.com'],
    ['www.gmail.com', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['hotmial.fr', 'hotmail.fr'],
    ['hotmail.frr', 'hotmail.fr'],
    ['hotmal.co.uk', 'hotmail.co.uk'],
    ['outlok.com', 'outlook.com'],
    ['outllook.de', 'outlook.de'],
    ['yahooo.fr', 'yahoo.fr'],
    ['yaho.com', 'yahoo.com'],
    ['iclod.com', 'icloud.com'],
    ['wanado.fr', 'wanadoo.fr'],
    ['lapsote.net', 'laposte.net'],
    ['orangge.fr', 'orange.fr'],
    ['oarnge.fr', 'orange.fr'],
    ['t-onlin.de', 't-online.de'],
    ['gmx.nte', 'gmx.net'],
    ['acme.con', 'acme.com'],
    ['acme.frr', 'acme.fr'],
    ['acme.ogr', 'acme.org'],
  ])('asks whether %s was meant to be %s', (typed, meant) => {
    expect(suggestEmail(`jane.doe@${typed}`)).toBe(`jane.doe@${meant}`);
  });

  test.each(
    'mail.com gmx.net gmx.fr hotmail.fr hotmail.be hotmail.com.br outlook.kr yahoo.co.jp live.ca aol.de msn.com me.com free.fr sfr.fr proton.me ymail.com libera.it zoro.com email.com orange.com laposte.fr acme.co acme.cm acme.om acme.example gmail.acme.example hotmaster.com'.split(
      ' ',
    ),
  )('leaves %s alone', (domain) => {
    expect(suggestEmail(`jane@${domain}`)).toBeNull();
  });

  /** Domains of that list that are slips of the hand by any judgement; they deliver, but hardly to who was meant. */
  const SLIPS = 'gmial.com hitmail.com hotmai.com hotmial.com hotmail.co outiook.com yaho.com yahoo.co'.split(' ');

  test('gives no false alarm over every public mail domain known', () => {
    expect(domains.length).toBeGreaterThan(10_000);
    expect(domains.filter((domain) => suggestEmail(`jane@${domain}`) !== null).toSorted()).toEqual(SLIPS.toSorted());
  });
});
