import { useEffect, useEffectEvent } from 'react';
import { watchWedge } from '#renderer/devices/wedge.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { ScannerProfile } from '#shared/domain/scanner.ts';

/** Keeps what a hand scanner types out of the fields of a visitor's screen; `onScan` gets it, or nobody. */
export function useSwallowedScans(onScan?: (scan: Scan) => void, profile?: ScannerProfile): void {
  const scanned = useEffectEvent((scan: Scan) => onScan?.(scan));
  const known = useEffectEvent(() => profile);
  useEffect(() => {
    const stop = new AbortController();
    watchWedge(window, { signal: stop.signal, onScan: (scan) => scanned(scan), profile: () => known() });
    return () => stop.abort();
  }, []);
}
