import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftEml, hasReceiver } from '#shared/formats/eml.ts';
import type { MailDraft } from '#shared/formats/eml.ts';
import { fillTemplate, mailTemplates, whenText } from '#shared/formats/mailText.ts';
import { visitorZone } from '#shared/formats/visitorZone.ts';

/** A mail as a mail program reads it: folds undone, encoded words put together, parts by their boundary. */
function readMail(text: string): { headers: Map<string, string>; parts: string[] } {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]/gu, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())] as const),
  );
  const boundary = /boundary="([^"]+)"/u.exec(headers.get('content-type') ?? '')?.[1];
  const body = rest.join('\r\n\r\n');
  const parts =
    boundary === undefined ? [`${head.split('\r\n').slice(-2).join('\r\n')}\r\n\r\n${body}`] : body.split(`--${boundary}`).slice(1, -1);
  return { headers, parts };
}

const decodeWords = (value: string): string =>
  value
    .replaceAll(/\?= +=\?/gu, '?==?')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gu, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));

const bodyOf = (part: string): string =>
  Buffer.from(part.split('\r\n\r\n').slice(1).join('').replaceAll('\r\n', ''), 'base64').toString('utf8');

const draft: MailDraft = {
  from: { name: 'Odile Vannier', email: 'odile@brique.example' },
  to: [{ name: 'Zoë Straßmeier', email: 'zoe@ofenbau.example' }],
  subject: 'Notre rendez-vous : mardi 17 mars à 10:00 — démonstration du four à tuiles, devis et suite',
  text: 'Bonjour Zoë,\n\nÀ bientôt\n',
  language: 'fr',
  invitation: { ics: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n', method: 'REQUEST', name: 'Rendez-vous Zoë.ics' },
};

describe('a draft for the mail program', () => {
  test('opens as one that is not sent yet, with its words and its calendar file whole', () => {
    const text = draftEml(draft);
    const { headers, parts } = readMail(text);
    expect(text.startsWith('X-Unsent: 1\r\n')).toBe(true);
    expect(headers.get('subject')).toBe(draft.subject);
    expect(headers.get('to')).toBe('Zoë Straßmeier <zoe@ofenbau.example>');
    expect(headers.get('from')).toBe('Odile Vannier <odile@brique.example>');
    expect(parts.map(bodyOf)).toEqual([draft.text.replaceAll('\n', '\r\n'), draft.invitation?.ics]);
    expect(parts[1]).toContain('Content-Type: text/calendar; charset=utf-8; method=REQUEST; name="Rendez-vous-Zoe.ics"');
    expect(/[^\r]\n|\r[^\n]/u.test(text)).toBe(false);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78 + 24);
  });

  test('lets no visitor write a header, another receiver or another part', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 60 }),
        fc.constantFrom('\r\nBcc: x@y.example', '\n', '\r', '\u2028', '', '>,<a@b.example>', '=?UTF-8?B?QQ==?='),
        (wild, name, trap) => {
          const text = draftEml({
            ...draft,
            subject: wild + trap,
            to: [{ name: name + trap + wild, email: `zoe${trap}@ofenbau.example` }],
            text: wild + trap,
          });
          const { headers, parts } = readMail(text);
          expect([...headers.keys()].filter((key) => key !== 'to')).toEqual([
            'x-unsent',
            'from',
            'subject',
            'content-language',
            'mime-version',
            'content-type',
          ]);
          expect(parts).toHaveLength(2);
          if (trap !== '' && trap !== '=?UTF-8?B?QQ==?=') expect(headers.has('to')).toBe(false);
          for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
          expect(/^[\r\n\t\u0020-\u007E]*$/u.test(text)).toBe(true);
        },
      ),
    );
  });

  test('without a writable address leaves the receiver to the person', () => {
    expect(hasReceiver(draft)).toBe(true);
    expect(hasReceiver({ to: [{ name: 'Zoë' }, { name: 'x', email: 'not an address' }] })).toBe(false);
    expect(draftEml({ ...draft, to: [{ name: 'Zoë' }] })).not.toMatch(/^To:/mu);
  });
});

describe('the words of a mail', () => {
  test('take the fields of the lead, leave out lines about what is not known, and keep the greeting', () => {
    const { subject, text } = fillTemplate(mailTemplates.en.invite, {
      visitor: 'Zoë {rep}',
      show: 'Salon',
      subject: 'Demo',
      when: 'Tuesday at 10:00',
      rep: 'Odile',
      ourCompany: 'Brique',
    });
    expect(subject).toBe('Our appointment: Tuesday at 10:00');
    expect(text).toContain('Hello Zoë {rep},');
    expect(text).toContain('\nDemo\nTuesday at 10:00\n\nThe calendar file');
    expect(text.trimEnd().endsWith('Odile\nBrique')).toBe(true);
    expect(fillTemplate(mailTemplates.fr['follow-up'], { show: 'Salon', rep: 'Odile' }).text).toMatch(
      /^Bonjour,\n\nMerci de votre visite à Salon\.\n\n\nBien/u,
    );
    expect(fillTemplate({ subject: '{unknown}', text: '{visitor}' }, { visitor: 'a\u0000b' })).toEqual({
      subject: '{unknown}',
      text: 'a b',
    });
  });

  test('say the time with its offset, in the reader’s language, also where it is already summer', () => {
    const meeting = { startsAt: Date.UTC(2026, 2, 31, 8), endsAt: Date.UTC(2026, 2, 31, 8, 30) };
    expect(whenText(meeting, 'en', 'Europe/Paris')).toMatch(/^Tuesday,? 31 March 2026.*10:00\s?–\s?10:30 \(GMT\+2\)$/u);
    expect(whenText(meeting, 'fr', 'Asia/Tokyo')).toMatch(/^mardi 31 mars 2026.*17:00\s?–\s?17:30 \(UTC\+9\)$/u);
  });

  test('the visitor’s zone is the one of their country, and is not guessed where there are several', () => {
    expect(visitorZone({ phones: [{ value: '+81 3 1234 5678', e164: '+81312345678', kind: 'work' }] })).toBe('Asia/Tokyo');
    expect(visitorZone({ addresses: [{ city: 'Köln', country: 'Deutschland' }] })).toBe('Europe/Berlin');
    expect(visitorZone({ phones: [{ value: '+1 212 555 0100', e164: '+12125550100', kind: 'work' }] })).toBeUndefined();
    expect(visitorZone({})).toBeUndefined();
  });
});
