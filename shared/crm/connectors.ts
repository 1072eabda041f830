import type { TargetConfig } from '#shared/domain/target.ts';
import { odoo } from './odoo.ts';
import type { Connector } from './record.ts';
import { restConnector } from './rest/connector.ts';
import { descriptionOf } from './rest/shipped.ts';
import { webhook } from './webhook.ts';

/** Targets whose records are made by code of their own. */
export const connectors = { webhook, odoo } satisfies Partial<Record<TargetConfig['kind'], Connector>>;

/**
 * How a target's records are made; null when its description cannot be read. A new CRM is one description (docs in rest/description.ts);
 * what no description can say is one file here and one transport in main.
 */
export function connectorOf(config: TargetConfig): Connector | null {
  if (config.kind !== 'rest') return connectors[config.kind];
  const description = descriptionOf(config);
  return description.ok ? restConnector(description.value, config.settings) : null;
}
