import type { Answer, Call, Contract, Route } from './call.ts';
import type { SignIn, TokenState } from './oauth.ts';
import type { Tables } from './table.ts';

export type VendorName = 'hubspot' | 'salesforce' | 'dynamics' | 'pipedrive' | 'zoho';

export type FakeOptions = {
  /** API name of the field the booth's key is kept in; what the vendor's administrator made. */
  readonly keyField?: string;
  /** The administrator has not made that field yet. */
  readonly hasNoKeyField?: boolean;
  /** Life of an access token. */
  readonly ttlMs?: number;
  readonly now?: () => number;
  /** What a rule of the CRM against doubles does with a lead whose e-mail address is there already (Salesforce). */
  readonly duplicateRule?: 'off' | 'alert' | 'block';
  /** A search finds what was written only so long after it (HubSpot, Pipedrive: their indexes lag behind). */
  readonly searchLagMs?: number;
  /** How a deleted person of Pipedrive answers when asked by id. */
  readonly deletedAs?: 'flag' | '404';
  /** At most so many requests in so many ms; the next ones are refused until the time is over. */
  readonly rate?: { readonly most: number; readonly ms: number };
  /** The user may not write (their role). */
  readonly isReadOnly?: boolean;
};

/** What a vendor's calls work on. */
export type World = {
  readonly tables: Tables;
  readonly options: FakeOptions;
  /** Address as clients see it. */
  readonly base: () => string;
  readonly now: () => number;
  /** True for as many rows as the test has asked to be locked by somebody else. */
  readonly isRowLocked: () => boolean;
  /** A call inside another one (a batch), checked and answered like any. */
  readonly ask: (call: Call) => Answer;
};

/** One vendor: what it keeps, what can be asked of it, and how it says no. */
export type Vendor = {
  readonly signIn: SignIn;
  readonly tables: (options: FakeOptions) => Tables;
  /** Table of the leads. */
  readonly leads: string;
  readonly keyField: string;
  readonly routes: (world: World) => readonly Route[];
  readonly tokenOf: (call: Call) => string | null;
  readonly unauthorised: (state: Exclude<TokenState, 'good'>) => Answer;
  readonly throttled: (seconds: number) => Answer;
  /** A request that is not as published. */
  readonly malformed: (words: string) => Answer;
  readonly noSuchCall: (call: Call) => Answer;
  readonly forbidden: () => Answer;
  /** Calls that write, for a user without the right to. */
  readonly isWrite: (contract: Contract) => boolean;
};

export const bearerOf = (call: Call, scheme = 'Bearer'): string | null => {
  const value = call.headers['authorization'];
  return value?.startsWith(`${scheme} `) === true ? value.slice(scheme.length + 1) : null;
};
