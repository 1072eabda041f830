import type { Capturing } from '#renderer/features/capture/deeds.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';

/** Where a scan arrives: what is needed to do something with it. */
export type Door = { readonly capturing: Capturing; readonly show: Show; readonly setting: Setting };

/** Takes a scan that is for it and answers true; leaves every other one alone and answers false. Waits for no person: scans queue behind it. */
export type Receiver = (door: Door, scan: Scan) => boolean | Promise<boolean>;
