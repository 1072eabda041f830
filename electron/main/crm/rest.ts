import type { TargetConfig } from '#shared/domain/target.ts';
import { fail } from '#shared/lib/result.ts';
import type { Transport } from './transport.ts';

/** Targets run by a description. */
export const restTransport: Transport<Extract<TargetConfig, { kind: 'rest' }>> = {
  preflight: async () => fail('not-supported'),
  push: async (_link, tasks) => tasks.map(() => ({ kind: 'setup', reason: 'not supported' })),
};
