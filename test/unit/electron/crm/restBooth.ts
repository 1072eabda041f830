import { newCrm } from '#electron/main/crm/push.ts';
import type { Crm } from '#electron/main/crm/push.ts';
import type { PushInput, PushItem, PushResult, PushTarget } from '#shared/crm/push.ts';
import type { PushPicture } from '#shared/crm/record.ts';
import { pushShowOf } from '#shared/crm/sourceOf.ts';
import type { MediaId, TargetId } from '#shared/domain/ids.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import { someAppointment, someLead, somePushItem, someShow } from '#test/unit/shared/crm/someLeads.ts';

/** The target that a fake is, set up as a person would. */
export const targetOf = (fake: Fake, settings: Readonly<Record<string, string>> = {}): PushTarget => ({
  id: `rest-${fake.vendor}` as TargetId, // an id of the tests' own
  config: {
    kind: 'rest',
    url: fake.url,
    connector: fake.vendor,
    settings: {
      keyField: fake.keyField,
      keyName: 'Boothbook key',
      clientId: 'client-of-the-booth',
      login: fake.url,
      tenant: 'booth',
      ...settings,
    },
  },
});

/** What a person would have pasted, or a sign-in would have left. */
export const secretOf = (fake: Fake): string =>
  fake.vendor === 'hubspot' || fake.vendor === 'pipedrive' ? fake.token : JSON.stringify({ accessToken: fake.token });

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Main's part, with a clock of its own. */
export const crmOf = (fake: Fake, more: Partial<Parameters<typeof newCrm>[0]> = {}): Crm =>
  newCrm({ readSecret: () => secretOf(fake), now: Date.now, readFile: async () => PICTURE, ...more });

export const somePicture = (at: number): PushPicture => ({
  id: `picture-${at}` as MediaId, // an id of the tests' own
  at: Date.UTC(2026, 2, 16, 10),
  mediaType: 'image/png',
  bytes: PICTURE.length,
  sha256: 'ab'.repeat(32),
  name: 'Card',
});

/** Lead `at` with a meeting, a note and a picture. */
export const fullItem = (at: number): PushItem => {
  const lead = someLead(at);
  return { ...somePushItem(at, lead), appointments: [someAppointment(lead)], pictures: [somePicture(at)], remotes: {} };
};

export const inputOf = (target: PushTarget, leads: readonly PushItem[]): PushInput => ({
  target,
  shows: [pushShowOf(someShow)],
  leads,
  dryRun: false,
});

/** An item as the outbox would read it after that result. */
export function after(item: PushItem, result: PushResult | undefined): PushItem {
  const remotes = { ...item.remotes, ...result?.remotes };
  if (result?.outcome === 'done') return { ...item, remotes, remoteId: result.remoteId ?? item.remoteId, sent: result.sent ?? null };
  if (result?.outcome === 'untried') return { ...item, remotes };
  return { ...item, remotes, sent: result?.outcome === 'transient' ? (result.sent ?? null) : null };
}

const TABLES: Readonly<Record<Fake['vendor'], readonly [meetings: string, notes: string, files: string]>> = {
  hubspot: ['meetings', 'notes', 'files'],
  salesforce: ['Event', 'Task', 'ContentVersion'],
  pipedrive: ['activities', 'notes', 'files'],
  zoho: ['Events', 'Notes', 'Attachments'],
  dynamics: ['appointments', 'annotations', 'annotations'],
};

/** How many of each there are in the CRM. Pictures of Dynamics are annotations with a file. */
export function livingIn(fake: Fake): { leads: number; meetings: number; notes: number; files: number } {
  const [meetings, notes, files] = TABLES[fake.vendor];
  const pictures =
    fake.vendor === 'dynamics' ? fake.records(files).filter(({ fields }) => fields['isdocument'] === true) : fake.records(files);
  return {
    leads: fake.records().length,
    meetings: fake.records(meetings).length,
    notes: fake.records(notes).length,
    files: pictures.length,
  };
}
