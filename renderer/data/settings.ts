import { firstSetting } from '#shared/domain/setting.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { commit } from './commit.ts';
import { readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What this laptop is set to; the first settings when nothing was saved yet. */
export const readSetting = async (store: Store): Promise<Setting> => (await readRecord(store, 'settings', 'laptop')) ?? firstSetting;

/** Changes some settings of this laptop. */
export const saveSetting = (store: Store, patch: Partial<Omit<Setting, 'v' | 'id'>>): Promise<Setting> =>
  inTurn('settings', async () => {
    const setting: Setting = { ...(await readSetting(store)), ...patch };
    await commit(store, { puts: [{ table: 'settings', record: setting }], line: { action: 'settings', leadId: null } });
    return setting;
  });
