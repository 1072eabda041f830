import type { PushItem, PushTarget } from '#shared/crm/push.ts';
import type { MediaId, TargetId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { FieldMapping } from '#shared/domain/target.ts';
import type { FakeObject } from '#test/fakes/call.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import type { Row } from '#test/fakes/table.ts';
import type { FakeOptions, VendorName } from '#test/fakes/vendor.ts';
import { someAppointment, someLead, someNote, somePromise, somePushItem } from '#test/unit/shared/crm/someLeads.ts';
import { PICTURE, newLaptop } from './laptop.ts';
import type { Laptop, LaptopOptions } from './laptop.ts';

/** Where a vendor keeps what hangs from a lead. */
export type Hanging = {
  readonly table: string;
  /** The row of the thing with that key. */
  readonly find: (fake: Fake, key: string) => readonly Row[];
  /** Id of the lead's row that it hangs from. */
  readonly parent: (fake: Fake, row: Row) => unknown;
};

/** How a vendor's fake is reached. */
export type Connecting = {
  readonly vendor: VendorName;
  readonly settings: (fake: Fake) => Readonly<Record<string, string>>;
  readonly secret: (fake: Fake, clock: { now: number }) => string;
};

/** What differs from vendor to vendor in the stories they all must hold. */
export type VendorCase = Connecting & {
  readonly fake?: FakeOptions;
  readonly isOauth: boolean;
  /** What a lead's row must hold. */
  readonly expected: (item: PushItem) => FakeObject;
  readonly appointments: Hanging;
  readonly notes: Hanging;
  readonly pictures: Hanging;
  /** Null where a vendor's promises travel with the conversation only. */
  readonly promises: Hanging | null;
  /** What is there of a meeting that was moved to 11:00 UTC, with the title Moved. */
  readonly moved: FakeObject;
  /** What a salesperson changes: fields of theirs, and one that the booth had written. */
  readonly theirs: FakeObject;
  readonly bad: {
    readonly lead: (lead: Lead) => Lead;
    readonly mapping?: FieldMapping;
    readonly field: string;
    readonly words: RegExp;
    readonly most: number;
  };
  /** A list of the CRM that our heat is mapped to: the words for a hot lead, and what is then there. */
  readonly pick: { readonly field: string; readonly wrong?: string; readonly hot: string; readonly there: unknown };
  /** A fault in one of so many requests; five, unless a vendor takes so many that the story would be long. */
  readonly faultIn?: number;
  /** Calls under way at once. */
  readonly atOnce?: number;
};

export const DAY_BEFORE = Date.UTC(2026, 2, 15, 8);

const MEGA = 1_000_000;

/** The lead number `at`, with a meeting, a note, a promise and a picture as its number has it. */
export function fullItem(at: number): PushItem {
  const lead = someLead(at);
  const picture = {
    id: `picture-${lead.id}` as MediaId, // an id of the tests' own
    at: lead.capturedAt,
    mediaType: 'image/jpeg' as const,
    bytes: PICTURE.length,
    sha256: String(MEGA + at)
      .repeat(10)
      .slice(0, 64),
    name: 'card.jpg',
  };
  return { ...somePushItem(at, lead), pictures: at % 10 === 0 ? [picture] : [] };
}

/** Only the lead, nothing hanging from it. */
export const bareItem = (at: number, change: (lead: Lead) => Lead = (lead) => lead): PushItem => ({
  ...somePushItem(at, change(someLead(at))),
  appointments: [],
  notes: [],
  promises: [],
});

export const keysOf = (lead: Lead) => ({
  appointment: `boothbook.${someAppointment(lead).id}`,
  note: `boothbook.${someNote(lead, '').id}`,
  promise: `boothbook.${somePromise(lead).id}`,
  picture: `boothbook.picture-${lead.id}`,
});

/** What is known of a lead's contact. */
export const contactOf = ({ lead: { contact } }: PushItem) => ({
  email: contact.emails?.[0]?.value,
  company: contact.organization?.[0],
  jobTitle: contact.jobTitle,
  city: contact.addresses?.[0]?.city,
  mobile: contact.phones?.[0]?.e164,
});

export function targetOf(one: Connecting, fake: Fake, mapping?: FieldMapping): PushTarget {
  return {
    id: `target-${fake.url}`.replaceAll(/[^\w.:-]/gu, '-') as TargetId, // an id of the tests' own
    config: {
      kind: 'rest',
      url: fake.url,
      connector: one.vendor,
      settings: one.settings(fake),
    },
    ...(mapping === undefined ? {} : { mapping }),
  };
}

/** A laptop on its way to that fake. */
export const laptopOf = (
  one: Connecting,
  fake: Fake,
  rest: Pick<LaptopOptions, 'items' | 'clock'> & Partial<LaptopOptions> & { mapping?: FieldMapping },
): Laptop => newLaptop({ target: targetOf(one, fake, rest.mapping), secret: one.secret(fake, rest.clock), ...rest });

/** A signed-in secret, as the vault keeps it. */
export function signedIn(fake: Fake, clock: { now: number }): string {
  const { access, refresh } = fake.oauth.grant();
  return JSON.stringify({ accessToken: access, refreshToken: refresh, expiresAt: clock.now + 3_600_000, tokenOrigin: fake.url });
}
