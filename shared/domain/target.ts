import type { TargetId } from './ids.ts';

/** A place leads are sent to. Its secret (token, signing key) lies in main's vault under the target's id, never here. */
export type Target = {
  readonly v: 1;
  readonly id: TargetId;
  readonly name: string;
  readonly addedAt: number;
  readonly isPaused: boolean;
  /** Why it is paused: by a person, or because the target wants a new sign-in or another set-up, with its own words. */
  readonly pausedFor?: { readonly kind: 'person' | 'auth' | 'setup'; readonly reason: string };
  readonly config: TargetConfig;
};

export type TargetConfig =
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'odoo'; readonly url: string; readonly database: string };
