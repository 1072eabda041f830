import type { IpcMain } from 'electron';
import { callChannel } from '#shared/ipc/channels.ts';
import { type Handlers, contract } from '#shared/ipc/contract.ts';
import { isTrusted } from '#electron/main/security/trust.ts';

type Name = keyof typeof contract;

/**
 * Puts a handler behind every line of the contract. A message whose sender is not our main frame, or whose input
 * does not pass its schema, is refused by throwing; nothing of the input goes into the message of the error.
 */
export function serve(ipc: Pick<IpcMain, 'handle'>, handlers: Handlers): void {
  // Object.keys forgets the names; they are the contract's own.
  for (const name of Object.keys(contract) as Name[]) {
    ipc.handle(callChannel(name), (event, input: unknown) => {
      if (!isTrusted(event.senderFrame)) throw new Error(`${name}: refused, not our page`);
      const checked = contract[name].input.safeParse(input);
      if (!checked.success)
        throw new Error(
          `${name}: refused, bad input at ${checked.error.issues.map((issue) => issue.path.join('.') || 'the top').join(', ')}`,
        );
      // The schema of `name` has just read the data, and the table ties that schema to this handler; TypeScript cannot follow the pair through the union.
      const handle = handlers[name] as (input: unknown) => unknown;
      return handle(checked.data);
    });
  }
}
