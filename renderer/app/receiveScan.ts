import { takeScan } from '#renderer/features/capture/deeds.ts';
import type { Capturing } from '#renderer/features/capture/deeds.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Scan } from '#shared/domain/scan.ts';

/** Where a scan arrives: what is needed to do something with it. */
export type Door = { readonly capturing: Capturing; readonly show: Show; readonly setting: Setting };

/** Takes a scan that is for it and answers true; leaves every other one alone and answers false. */
export type Receiver = (door: Door, scan: Scan) => boolean | Promise<boolean>;

/** Codes that are no visitors, asked in this order before a scan is taken for one. */
const RECEIVERS: readonly Receiver[] = [];

/** The one door for scans, from camera, scanner, paste and sample alike: a code of our own does its deed, all others are visitors. */
export async function receiveScan(door: Door, scan: Scan): Promise<void> {
  for (const receive of RECEIVERS) if (await receive(door, scan)) return;
  await takeScan(door.capturing, scan);
}
