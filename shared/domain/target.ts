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
  /** Where fields go elsewhere than usual; absent: all as the connector puts them. */
  readonly mapping?: FieldMapping;
};

/** What kind of value a field of a target takes. `instant`: a moment; `choice`: one of a list; `choices`: several of it. */
export type FieldType = 'text' | 'html' | 'number' | 'boolean' | 'date' | 'instant' | 'choice' | 'choices' | 'relation' | 'other';

/** What goes into a field of the target: one of ours by name (`SourceField` of shared/crm), as that kind of value; `choices` turns our words into the target's. */
export type MappedField = { readonly from: string; readonly as: FieldType; readonly choices?: Readonly<Record<string, string>> };

/** By field of the target; null: nothing goes there, whatever the connector would send. Fields that are absent go as usual. */
export type FieldMapping = Readonly<Record<string, MappedField | null>>;

/**
 * How a target is reached. odoo: with `login` by JSON-RPC (Odoo 14 to 18; the secret is an API key or a password), without by JSON-2
 * (19 and later). rest: by a description, one that comes with the program (`connector` names it) or the JSON text of another; `settings`
 * fill its blanks, `url` is its address filled.
 */
export type TargetConfig =
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'odoo'; readonly url: string; readonly database: string; readonly login?: string }
  | {
      readonly kind: 'rest';
      readonly url: string;
      readonly connector: string;
      readonly settings: Readonly<Record<string, string>>;
      readonly description?: string;
    };
