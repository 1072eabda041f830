import type { PushTarget } from '#shared/crm/push.ts';
import type { FieldMapping, Target } from '#shared/domain/target.ts';

/** A target as main is asked about it: where and how, without a mapping. */
export const pushTargetOf = ({ id, config }: Pick<Target, 'id' | 'config'>): PushTarget => ({ id, config });

/** The same with where fields go. */
export const mappedTargetOf = (target: Pick<Target, 'id' | 'config'>, mapping: FieldMapping | undefined): PushTarget => ({
  ...pushTargetOf(target),
  ...(mapping === undefined ? {} : { mapping }),
});
