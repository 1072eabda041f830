/** Outcome of something that may fail as part of normal life: callers must look at `ok`. */
export type Result<T, E extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E; readonly detail?: string };

/** A good outcome. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A bad outcome: `error` is the end of its translation key, `detail` is for a person, never parsed. */
export const fail = <E extends string>(error: E, detail?: string): { readonly ok: false; readonly error: E; readonly detail?: string } =>
  detail === undefined ? { ok: false, error } : { ok: false, error, detail };
