import type { WebContents } from 'electron';
import { signalChannel } from '#shared/ipc/channels.ts';
import type { Signal } from '#shared/ipc/call.ts';
import type { signals } from '#shared/ipc/signals.ts';

type Signals = typeof signals;
type Payload<Name extends keyof Signals> = Signals[Name] extends Signal<infer P> ? P : never;

/** Sends a signal to the screens of a window. */
export function sendSignal<Name extends keyof Signals>(contents: Pick<WebContents, 'send'>, name: Name, payload: Payload<Name>): void {
  contents.send(signalChannel(name), payload);
}
