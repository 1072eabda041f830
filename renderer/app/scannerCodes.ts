import { playTone } from '#renderer/devices/sound.ts';
import { adoptScanner } from '#renderer/features/scanner/adoptScanner.ts';
import { takeCalibration } from '#renderer/features/scanner/takeCalibration.ts';
import type { Receiver } from './door.ts';
import { goTo } from './route.ts';

/** Takes the codes of the scanner's page, on whatever screen they are scanned: the scanner is known from then on, and its page says what was found. */
export const receiveCalibration: Receiver = ({ capturing, show, setting }, scan) => {
  const taken = takeCalibration(scan, setting.scanner);
  if (taken === null) return false;
  // Earlier scans are read again behind the ones that wait.
  if (taken.kind === 'calibration') void adoptScanner(capturing.store, show, taken.profile);
  if (taken.kind !== 'camera') goTo({ page: 'scanner' });
  if (setting.hasSound && taken.kind !== 'camera') playTone('good');
  return true;
};
