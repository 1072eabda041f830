import type { About } from './app.ts';
import { type Callers, type HandlersOf, type Listeners, Nothing, call } from './call.ts';
import { signals } from './signals.ts';

/** Every call from the renderer to main. A new one is one line here and one handler. */
export const contract = {
  appInfo: call(Nothing).returns<About>(),
};

type Contract = typeof contract;

/** `window.booth`. */
export type Booth = Callers<Contract> & Listeners<typeof signals>;

/** What main must bring: one handler a line. An area brings `Pick<Handlers, 'its' | 'calls'>`. */
export type Handlers = HandlersOf<Contract>;
