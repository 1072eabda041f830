import { inTurn } from '#renderer/data/turns.ts';
import { playTone } from '#renderer/devices/sound.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { answerScan } from '#renderer/features/lock/lockState.ts';
import type { LockAnswer } from '#renderer/features/lock/lockState.ts';
import { hearScan } from '#renderer/features/scanner/hearScan.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { readCommand } from '#shared/formats/commandCode.ts';
import { isCalibrationCode } from '#renderer/features/scanner/takeCalibration.ts';
import type { Door } from './door.ts';
import { letGo } from './leadInHand.ts';
import { joinPieces } from './piecesOfCode.ts';

/** What a scan may be told while the screens are locked: no name, and the same whether the visitor was here before or not. */
type Answer = { readonly kind: LockAnswer; readonly saved: number };

async function takeLocked({ capturing, show, setting }: Door, scan: Scan): Promise<Answer> {
  if (isCalibrationCode(scan)) return { kind: 'refused', saved: 0 };
  const reading = readCommand(joinPieces(scan, show, capturing.store.now()), show);
  if (reading !== null) {
    const isNext = reading.kind === 'command' && reading.code.key === 'control:next';
    if (isNext) letGo();
    return { kind: isNext ? 'next' : 'refused', saved: 0 };
  }
  const captured = await captureScan(capturing, hearScan(scan, setting.scanner));
  return { kind: captured.length === 0 ? 'refused' : 'saved', saved: captured.length };
}

function tell({ capturing }: Door, { kind, saved }: Answer): void {
  answerScan(kind, saved);
  if (capturing.hasSound) playTone(kind === 'saved' || kind === 'next' ? 'good' : 'error');
}

/**
 * The door for scans while the screens are locked, in the same line as `receiveScan`: a visitor is saved as ever, and nothing is told
 * but that; a code of our own does nothing, but "next visitor". One that cannot be saved is told and thrown on.
 */
export const receiveLocked = (door: Door, scan: Scan): Promise<void> =>
  inTurn('scans', async () => {
    try {
      tell(door, await takeLocked(door, scan));
    } catch (error) {
      tell(door, { kind: 'failed', saved: 0 });
      throw error;
    }
  });
