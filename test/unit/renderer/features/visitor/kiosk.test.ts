import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLead } from '#renderer/data/leads.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { captureSeed } from '#renderer/features/capture/captureScan.ts';
import { idleStep } from '#renderer/features/visitor/idle.ts';
import { captureOf, emptyForm, isEnough, isUntouched, withBadge } from '#renderer/features/visitor/kioskForm.ts';
import type { KioskForm } from '#renderer/features/visitor/kioskForm.ts';
import { keepTries, lockKiosk, openKiosk } from '#renderer/features/visitor/kioskLock.ts';
import { readKioskBadge } from '#renderer/features/visitor/readKioskBadge.ts';
import { saveKiosk } from '#renderer/features/visitor/saveKiosk.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';

const MECARD = 'MECARD:N:Beispiel,Vera;TEL:+442079460018;EMAIL:vera@beispiel.example;ORG:Beispiel Pumps;URL:https://beispiel.example;;';

let store: Store;
let show: Show;

const filled: KioskForm = {
  ...emptyForm('fr'),
  given: 'Vera',
  family: 'Beispiel',
  company: 'Beispiel Pumps',
  title: 'Buyer',
  email: 'vera@beispiel.example',
  phone: '+44 20 7946 0018',
  interests: ['Conveyors'],
  answers: { newsletter: true, partners: false },
};

const register = (form: KioskForm): Promise<LeadId> =>
  saveKiosk(store, { form, show }, (scan, seed) => captureSeed({ store, showId: show.id }, scan, seed));

const leadOf = async (id: LeadId): Promise<Lead> => {
  const lead = await readLead(store, id);
  if (lead === undefined) throw new Error('no lead');
  return lead;
};

beforeEach(async () => {
  ({ store } = await newTestStore());
  show = sampleShow({ now: NINE, newId: store.newId, zone: 'Europe/Paris', language: 'en' });
  await saveShow(store, show);
});

describe('the kiosk', () => {
  it('registers a visitor as a capture of its own kind, owned by nobody, with interests and answers', async () => {
    const lead = await leadOf(await register(filled));
    expect(lead).toMatchObject({
      interests: ['Conveyors'],
      capturedBy: null,
      visits: 1,
      contact: { givenName: 'Vera', jobTitle: 'Buyer' },
    });
    expect(lead.owner).toBeUndefined();
    expect(consentOf(lead, 'newsletter')).toMatchObject({ given: true, method: 'screen', by: null, language: 'fr', wordingVersion: '1' });
    const { captures } = await readTimeline(store, lead.id);
    expect(captures[0]?.scan).toEqual({
      source: 'kiosk',
      text: 'Vera\nBeispiel\nBeispiel Pumps\nBuyer\nvera@beispiel.example\n+44 20 7946 0018',
    });
  });

  it('gives somebody known a visit, fills in what was not known, and notes what differs without writing over it', async () => {
    const { title: _none, ...rest } = filled;
    const first = await register({ ...rest, title: '' });
    const second = await register({ ...filled, phone: '+44 20 7946 0777', interests: ['Training'] });
    expect(second).toBe(first);
    const lead = await leadOf(first);
    expect(lead).toMatchObject({ visits: 2, interests: ['Conveyors', 'Training'], contact: { jobTitle: 'Buyer' } });
    expect(lead.contact.phones).toHaveLength(1);
    expect(lead.contact.phones?.[0]?.value).toBe('+44 20 7946 0018');
    const { interactions } = await readTimeline(store, first);
    expect(interactions.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  });

  it('is filled by a badge, which is kept as it was scanned; what was corrected counts', async () => {
    const reading = await readKioskBadge(store, show, { source: 'scanner', text: MECARD });
    if (reading.kind !== 'badge') throw new Error(reading.kind);
    const form = withBadge({ ...emptyForm('fr'), given: 'Somebody', answers: { call: true } }, reading.badge, reading.printed);
    expect(form).toMatchObject({ language: 'fr', given: 'Vera', family: 'Beispiel', email: 'vera@beispiel.example', answers: {} });
    const { scan, seed } = captureOf({ ...form, email: 'v.beispiel@beispiel.example', company: '' }, 'GB');
    expect(scan).toMatchObject({ source: 'kiosk', text: MECARD });
    expect(seed.contact).toMatchObject({ emails: [{ value: 'v.beispiel@beispiel.example' }], urls: ['https://beispiel.example'] });
    expect(seed.contact.organization).toBeUndefined();
  });

  it('does nothing for codes that are no badges, and says so for a badge that it cannot read', async () => {
    expect(await readKioskBadge(store, show, { source: 'scanner', text: wholeCode.text })).toEqual({ kind: 'ours' });
    expect(await readKioskBadge(store, show, { source: 'scanner', text: '00PX417' })).toEqual({ kind: 'unread' });
  });

  it('asks for a name and a way to reach the visitor, nothing more', () => {
    expect(isEnough({ ...emptyForm('en'), given: 'Vera', phone: '1' })).toBe(true);
    expect(isEnough({ ...emptyForm('en'), family: 'Beispiel', email: 'x' })).toBe(true);
    expect(isEnough({ ...filled, email: ' ', phone: '' })).toBe(false);
    expect(isEnough({ ...filled, given: '', family: ' ' })).toBe(false);
  });

  it('knows a touched form from a fresh one, whatever its language', () => {
    expect(isUntouched(emptyForm('fr'))).toBe(true);
    expect(isUntouched({ ...emptyForm('fr'), phone: '0' })).toBe(false);
    expect(isUntouched({ ...emptyForm('en'), answers: { call: false } })).toBe(false);
  });
});

describe('a form left half filled', () => {
  it('is warned about before it is wiped after a minute, never wiped unwarned', () => {
    expect(idleStep(0)).toEqual({ kind: 'wait' });
    expect(idleStep(45_000)).toEqual({ kind: 'warn', seconds: 15 });
    expect(idleStep(59_999)).toEqual({ kind: 'warn', seconds: 1 });
    expect(idleStep(60_000)).toEqual({ kind: 'wipe' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_999 }), (quiet) => {
        expect(idleStep(quiet).kind).not.toBe('wipe');
      }),
    );
  });
});

describe('the lock of the kiosk', () => {
  it('lies in the settings as a hash, survives a restart and opens for its PIN alone', async () => {
    await lockKiosk(store, '471199');
    const { kiosk } = await readSetting(store);
    if (kiosk === undefined || kiosk === null) throw new Error('not locked');
    expect(JSON.stringify(kiosk)).not.toContain('471199');
    expect(await openKiosk(store, kiosk, '471198')).toBe(false);
    await keepTries(store, kiosk, { failed: 3, until: NINE + 1 });
    const again = (await readSetting(store)).kiosk;
    expect(again).toMatchObject({ pin: kiosk.pin, failed: 3, until: NINE + 1 });
    expect(again !== undefined && again !== null && (await openKiosk(store, again, '471199'))).toBe(true);
    expect((await readSetting(store)).kiosk).toBeNull();
  });
});
