import { ActionIcon, Alert, Button, Group, Paper, Select, Text, Tooltip } from '@mantine/core';
import { IconCamera, IconCameraOff, IconPhotoScan } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCameras, watchCamera } from '#renderer/devices/camera.ts';
import type { Camera, CameraState } from '#renderer/devices/camera.ts';
import { takePhoto } from '#renderer/devices/takePhoto.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './CameraPanel.module.css';

type Props = {
  readonly cameraId: string | null;
  readonly onCamera: (id: string) => void;
  readonly onScan: (scan: Scan) => void;
  readonly onPhoto: (picture: Blob) => void;
};

/** The webcam with its guide frame; says what keeps it from working, and the rest of the screen works all the same. */
export function CameraPanel({ cameraId, onCamera, onScan, onPhoto }: Props) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(true);
  const [state, setState] = useState<CameraState | 'off'>('off');
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const element = video.current;
    if (!isOn || element === null) return undefined;
    const stop = new AbortController();
    void watchCamera(element, {
      ...(cameraId === null ? {} : { deviceId: cameraId }),
      signal: stop.signal,
      onScan: (scan) => scanned(scan),
      onState: (next) => {
        setState(next);
        if (next === 'live') void listCameras().then(setCameras);
      },
    });
    return () => stop.abort();
  }, [isOn, cameraId]);
  const photograph = (): void => {
    if (video.current !== null && state === 'live') void takePhoto(video.current).then(onPhoto);
  };
  const shown = isOn ? state : 'off';
  const group = t('capture.title');
  useShortcuts([
    { key: 'f8', label: isOn ? t('capture.camera_off') : t('capture.camera_on'), group, run: () => setOn(!isOn), inFields: true },
    { key: 'f9', label: t('capture.photo'), group, run: photograph, inFields: true },
  ]);
  const Toggle = isOn ? IconCameraOff : IconCamera;
  return (
    <Paper withBorder radius="lg" p="sm" className={classes['panel'] ?? ''}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Select
          aria-label={t('capture.camera_choose')}
          placeholder={t('capture.camera')}
          size="xs"
          w={230}
          allowDeselect={false}
          data={cameras.map(({ deviceId, label }) => ({ value: deviceId, label }))}
          value={cameraId ?? cameras[0]?.deviceId ?? null}
          onChange={(id) => id !== null && onCamera(id)}
          disabled={cameras.length === 0}
        />
        <Group gap="xs" wrap="nowrap">
          <Tooltip label={t('capture.photo_hint')}>
            <Button size="xs" variant="light" leftSection={<IconPhotoScan size={16} />} onClick={photograph} disabled={shown !== 'live'}>
              {t('capture.photo')}
            </Button>
          </Tooltip>
          <Tooltip label={isOn ? t('capture.camera_off') : t('capture.camera_on')}>
            <ActionIcon
              variant="default"
              size={30}
              onClick={() => setOn(!isOn)}
              aria-label={isOn ? t('capture.camera_off') : t('capture.camera_on')}
            >
              <Toggle size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <div className={classes['frame']} data-state={shown}>
        <video ref={video} className={classes['video']} muted playsInline aria-label={t('capture.camera')} />
        {shown === 'live' && <div className={classes['guide']} aria-hidden />}
        {shown !== 'live' && (
          <Alert
            className={classes['message'] ?? ''}
            color={shown === 'starting' || shown === 'off' ? 'gray' : 'orange'}
            icon={<IconCameraOff size={20} />}
          >
            {t(`capture.state.${shown}`)}
          </Alert>
        )}
      </div>
      <Text size="sm" c="dimmed" mt="xs" aria-live="polite">
        {shown === 'live' ? t('capture.state.live') : ' '}
      </Text>
    </Paper>
  );
}
