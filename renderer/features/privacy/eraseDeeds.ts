import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { erasePeople } from '#renderer/data/erase.ts';
import type { EraseProgress } from '#renderer/data/erase.ts';
import { finishErasures } from '#renderer/data/finishErasure.ts';
import type { FinishFault } from '#renderer/data/finishErasure.ts';
import type { Person } from '#renderer/data/person.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { ErasureReason } from '#shared/domain/privacy/erasure.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Result } from '#shared/lib/result.ts';

export type EraseAsk = {
  readonly people: readonly Person[];
  readonly why: ErasureReason;
  readonly show: Show;
  readonly onProgress?: EraseProgress;
};

/** Says how far the cleaning of the files came; nothing when it came to its end. */
export function tellFinished(done: Result<null, FinishFault>): void {
  if (!done.ok)
    notifications.show({
      message: t('privacy.erase.left', { reason: t(`privacy.fault.${done.error}`) }),
      color: 'orange',
      autoClose: false,
    });
}

/** Erases people and cleans the journal behind them; answers the certificate's id. */
export async function eraseAll(store: Store, { people, why, show, onProgress }: EraseAsk): Promise<string> {
  const { version } = await booth.appInfo();
  const by = store.staff();
  const byName = show.staff.find(({ id }) => id === by)?.name ?? '';
  const caseId = await erasePeople(store, people, { why, program: version, byName, ...(onProgress === undefined ? {} : { onProgress }) });
  tellFinished(await finishErasures(store, booth));
  return caseId;
}
