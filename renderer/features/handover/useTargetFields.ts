import { useAnswer } from '#renderer/data/useAnswer.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { TargetFields } from '#shared/crm/mapping.ts';
import type { PreflightError } from '#shared/crm/push.ts';
import type { Target } from '#shared/domain/target.ts';
import type { Result } from '#shared/lib/result.ts';
import { pushTargetOf } from './pushTarget.ts';

/** The target's own list of fields, asked when the panel opens; undefined until it has answered. */
export function useTargetFields(target: Target): Result<TargetFields, PreflightError> | undefined {
  const place = pushTargetOf(target);
  return useAnswer(() => booth.crmFields(place), JSON.stringify(place));
}
