import './jitless.ts';
import { z } from 'zod';

/** One call from the renderer to main: the schema that checks its input and, as a type only, what it answers. */
export type Call<Input extends z.ZodType, Output> = { readonly input: Input; readonly output?: Output };

/** A line of the contract: `call(InputSchema).returns<Answer>()`. */
export const call = <Input extends z.ZodType>(input: Input): { readonly returns: <Output>() => Call<Input, Output> } => ({
  returns: () => ({ input }),
});

/** The input of a call without input. */
export const Nothing = z.undefined();

/** A message from main to the renderer; the type is all there is. */
export type Signal<Payload> = { readonly payload?: Payload };

/** A line of the signals: `signal<Payload>()`. */
export const signal = <Payload>(): Signal<Payload> => ({});

type Calls = Readonly<Record<string, Call<z.ZodType, unknown>>>;
type Signals = Readonly<Record<string, Signal<unknown>>>;

/** What a call answers. */
export type Answer<C> = C extends Call<z.ZodType, infer Output> ? Output : never;

/** The same, but nothing of it is changed by the call: records are handed over as they are. */
type Given<T> = T extends Uint8Array
  ? Uint8Array
  : T extends string | number | boolean
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Given<T[K]> }
      : T;

/** What a call takes, before its check; a call without input takes no argument. */
type Arguments<C> =
  C extends Call<infer Input, unknown>
    ? undefined extends z.input<Input>
      ? [input?: Given<z.input<Input>>]
      : [input: Given<z.input<Input>>]
    : never;

/** The calls as functions of the renderer. */
export type Callers<C extends Calls> = { readonly [Name in keyof C]: (...input: Arguments<C[Name]>) => Promise<Answer<C[Name]>> };

/** The signals as `on<Name>(listener)`, each answering the function that ends the listening. */
export type Listeners<S extends Signals> = {
  readonly [Name in keyof S & string as `on${Capitalize<Name>}`]: (
    listener: (payload: S[Name] extends Signal<infer Payload> ? Payload : never) => void,
  ) => () => void;
};

/** The calls as functions of main: they get checked input. */
export type HandlersOf<C extends Calls> = {
  readonly [Name in keyof C]: (input: z.output<C[Name]['input']>) => Answer<C[Name]> | Promise<Answer<C[Name]>>;
};
