import { z } from 'zod';
import { Call, From, Name, Pattern, Pointer, Pointers, Text, When, Words } from './descriptionParts.ts';

/** One thing asked at set-up, never a secret. It fills the blank `{name}`. */
export const Setting = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/u),
  label: Words,
  help: Words.exactOptional(),
  /** The whole answer must match. */
  pattern: Pattern.exactOptional(),
  example: z.string().max(200).exactOptional(),
  /** Taken when nothing was answered, may name settings before it; a setting without one must be answered. */
  usual: z.string().max(500).exactOptional(),
  /** Answers to choose from: value -> words. */
  choices: z.record(z.string().max(200), Words).exactOptional(),
});
export type Setting = z.infer<typeof Setting>;

/** Where a token goes: a header with its word before it, or a parameter of the query. */
const Place = { header: z.string().max(100).default('authorization'), prefix: z.string().max(50).default('') };

const Pasted = z.strictObject({ kind: z.literal('token'), ...Place, label: Words.exactOptional() });
const InQuery = z.strictObject({ kind: z.literal('query'), parameter: Name, label: Words.exactOptional() });
const Basic = z.strictObject({ kind: z.literal('basic'), label: Words.exactOptional() });

/**
 * OAuth 2.0 with the browser (`{url}` is the target's own address): authorization code with PKCE (RFC 7636) over a loopback address (RFC 8252). `clientSecret: pasted` for
 * vendors that insist on one; it is asked once, kept in the vault, and sent to the token address only.
 */
const OAuth = z.strictObject({
  kind: z.literal('oauth'),
  authorize: Text,
  token: Text,
  scopes: z.array(z.string().max(200)).max(50).default([]),
  clientId: Text,
  clientSecret: z.enum(['none', 'pasted']).default('none'),
  /** Further parameters of the sign-in page (`access_type=offline`). */
  extra: z.record(z.string().max(100), Text).default({}),
  /** Address given to the vendor for the way back; a random port unless one is named here. */
  redirect: z
    .strictObject({
      host: z.enum(['127.0.0.1', 'localhost']).default('127.0.0.1'),
      path: z
        .string()
        .regex(/^\/[\w/-]*$/u)
        .default('/'),
      port: z.number().int().min(1_024).max(65_535).exactOptional(),
    })
    .prefault({}),
  ...Place,
  prefix: z.string().max(50).default('Bearer '),
  /**
   * Where the token's answer names the address to call from then on (Salesforce's instance_url, Zoho's api_domain). Followed only to the
   * target's own origin or to hosts that end in one of `hosts`.
   */
  api: z.strictObject({ at: Pointers, hosts: z.array(z.string().regex(/^\.[a-z0-9.-]+$/u)).max(20) }).exactOptional(),
  /** Who has signed in, where the answer tells. */
  account: Pointers.exactOptional(),
});
export type OAuth = z.infer<typeof OAuth>;

/** How we prove who we are. token: pasted once, sent in a header. query: pasted, sent as a parameter. basic: `user:password`. */
export const Auth = z.discriminatedUnion('kind', [Pasted, InQuery, Basic, OAuth]);
export type Auth = z.infer<typeof Auth>;

/** A value asked for once: the first row of `list` for which `where` holds, and what stands at `take` in it. */
export const Lookup = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/u),
  call: Call,
  list: Pointer,
  where: When,
  take: Pointers,
  /** What it means when there is none: the field of our key is missing. */
  isKeyField: z.boolean().default(false),
});
export type Lookup = z.infer<typeof Lookup>;

const WARNINGS = [
  'own-documents',
  'no-calendar',
  'no-files',
  'fields-missing',
  'key-field-missing',
  'key-expires-soon',
  'time-zone',
  'mails-visitors',
] as const;

/** A question before the first lead is sent. Its answer must be whole (`needs`), else the target is not what it should be. */
export const Preflight = z.strictObject({
  call: Call,
  needs: Pointers.exactOptional(),
  user: Pointers.exactOptional(),
  /** Version or edition, put behind the name of the product. */
  version: Pointers.exactOptional(),
  zone: Pointers.exactOptional(),
  callsLeft: From.exactOptional(),
  /** Instant as ISO 8601 or ms. */
  keyExpiresAt: Pointers.exactOptional(),
  warn: z
    .array(z.strictObject({ when: When, is: z.enum(WARNINGS) }))
    .max(20)
    .default([]),
  fail: z
    .array(z.strictObject({ when: When, is: z.enum(['wrong-program', 'too-old', 'auth', 'no-rights']) }))
    .max(20)
    .default([]),
  /** What it means when the call itself is refused: nothing (`pass`), a warning, or no rights. */
  ifRefused: z.union([z.literal('pass'), z.literal('no-rights'), z.enum(WARNINGS)]).default('no-rights'),
});
export type Preflight = z.infer<typeof Preflight>;
