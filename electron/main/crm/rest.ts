import type { TargetConfig } from '#shared/domain/target.ts';
import { fieldsRest, preflightRest } from './restPreflight.ts';
import { pushRest } from './restPush.ts';
import { outcomesRest } from './restOutcomes.ts';
import { readBackRest } from './restRead.ts';
import type { Transport } from './transport.ts';

/** Targets run by a description (#shared/crm/rest/description.ts): one engine, nothing of it knows a vendor. */
export const restTransport: Transport<Extract<TargetConfig, { kind: 'rest' }>> = {
  preflight: preflightRest,
  push: pushRest,
  fields: fieldsRest,
  readBack: readBackRest,
  outcomes: outcomesRest,
};
