import { inTurn } from '#renderer/data/turns.ts';
import { takeScan } from '#renderer/features/capture/deeds.ts';
import { hearScan } from '#renderer/features/scanner/hearScan.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { noticeInView } from './codesInView.ts';
import { receiveCommand } from './commands.ts';
import type { Door, Receiver } from './door.ts';
import { receiveCalibration } from './scannerCodes.ts';

/** Codes that are no visitors, asked in this order before a scan is taken for one. */
const RECEIVERS: readonly Receiver[] = [receiveCalibration, receiveCommand];

/**
 * The one door for scans, from camera, scanner, paste and sample alike: a code of our own does its deed, all others are visitors.
 * One after the other, so that a command is about the badge that was scanned before it, be it still on its way to the disk.
 */
export const receiveScan = (door: Door, scan: Scan): Promise<void> => {
  noticeInView(scan, door.capturing.store.now());
  return inTurn('scans', async () => {
    for (const receive of RECEIVERS) if (await receive(door, scan)) return;
    await takeScan(door.capturing, hearScan(scan, door.setting.scanner));
  });
};
