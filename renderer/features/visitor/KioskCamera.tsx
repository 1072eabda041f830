import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { watchCamera } from '#renderer/devices/camera.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';

type Props = { readonly language: 'en' | 'fr'; readonly cameraId: string | null; readonly onScan: (scan: Scan) => void };

/** A small live picture to hold a badge into; off until somebody wants it. */
export function KioskCamera({ language, cameraId, onScan }: Props) {
  const t = useVisitorWords(language);
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const element = video.current;
    if (!isOn || element === null) return undefined;
    const stop = new AbortController();
    void watchCamera(element, {
      ...(cameraId === null ? {} : { deviceId: cameraId }),
      signal: stop.signal,
      onScan: (scan) => {
        setOn(false);
        scanned(scan);
      },
      onState: () => undefined,
    });
    return () => stop.abort();
  }, [isOn, cameraId]);
  return (
    <>
      <Button
        size="md"
        variant="subtle"
        color="gray"
        leftSection={isOn ? <IconCameraOff size={18} /> : <IconCamera size={18} />}
        onClick={() => setOn(!isOn)}
      >
        {t(isOn ? 'visitor.kiosk.camera_off' : 'visitor.kiosk.camera_on')}
      </Button>
      {isOn && <video ref={video} className={classes['camera']} muted playsInline aria-label={t('visitor.kiosk.camera_on')} />}
    </>
  );
}
