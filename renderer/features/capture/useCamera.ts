import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { freezeFrame, listCameras, watchCamera } from '#renderer/devices/camera.ts';
import type { Camera, CameraState, Frozen, Hint } from '#renderer/devices/camera.ts';
import type { Scan } from '#shared/domain/scan.ts';

/** The live camera of a panel: where it stands, what the coach says, and the frame being looked at. */
export type LiveCamera = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly shown: CameraState | 'off';
  readonly cameras: readonly Camera[];
  readonly hint: Hint | null;
  readonly frozen: Frozen | null;
  readonly toggle: () => void;
  /** Freezes the frame that was not read, or goes back to live. */
  readonly look: () => void;
  readonly unfreeze: () => void;
};

/** Runs the camera while the component is mounted and the camera is on; a read takes advice and frozen frame away. */
export function useCamera(cameraId: string | null, onScan: (scan: Scan) => void): LiveCamera {
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(true);
  const [state, setState] = useState<CameraState | 'off'>('off');
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [hint, setHint] = useState<Hint | null>(null);
  const [frozen, setFrozen] = useState<Frozen | null>(null);
  const scanned = useEffectEvent((scan: Scan) => {
    setFrozen(null);
    onScan(scan);
  });
  useEffect(() => {
    const element = video.current;
    if (!isOn || element === null) return undefined;
    const stop = new AbortController();
    void watchCamera(element, {
      ...(cameraId === null ? {} : { deviceId: cameraId }),
      signal: stop.signal,
      onScan: (scan) => scanned(scan),
      onAdvice: setHint,
      onState: (next) => {
        setState(next);
        if (next === 'live') void listCameras().then(setCameras);
        else setHint(null);
      },
    });
    return () => {
      stop.abort();
      setHint(null);
      setFrozen(null);
    };
  }, [isOn, cameraId]);
  const shown = isOn ? state : 'off';
  const unfreeze = (): void => setFrozen(null);
  const look = (): void => {
    if (frozen !== null) unfreeze();
    else if (shown === 'live') void freezeFrame().then(setFrozen);
  };
  return { video, shown, cameras, hint, frozen, toggle: () => setOn(!isOn), look, unfreeze };
}
