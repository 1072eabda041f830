import { ActionIcon, Alert, Button, Group, Paper, Select, Text, Tooltip } from '@mantine/core';
import { IconCamera, IconCameraOff, IconPhotoScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { takePhoto } from '#renderer/devices/takePhoto.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './CameraPanel.module.css';
import { CoachHint, FrozenFrame } from './CoachHint.tsx';
import { useCamera } from './useCamera.ts';
import type { LiveCamera } from './useCamera.ts';

type Props = {
  readonly cameraId: string | null;
  readonly onCamera: (id: string) => void;
  readonly onScan: (scan: Scan) => void;
  readonly onPhoto: (picture: Blob) => void;
};

type BarProps = Pick<Props, 'cameraId' | 'onCamera'> & { readonly live: LiveCamera; readonly onPhotograph: () => void };

/** Which camera, a photograph of a card, and the switch. */
function CameraBar({ cameraId, onCamera, live, onPhotograph }: BarProps) {
  const { t } = useTranslation();
  const { cameras, shown, toggle } = live;
  const label = shown === 'off' ? t('capture.camera_on') : t('capture.camera_off');
  const Toggle = shown === 'off' ? IconCamera : IconCameraOff;
  return (
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
          <Button size="xs" variant="light" leftSection={<IconPhotoScan size={16} />} onClick={onPhotograph} disabled={shown !== 'live'}>
            {t('capture.photo')}
          </Button>
        </Tooltip>
        <Tooltip label={label}>
          <ActionIcon variant="default" size={30} onClick={toggle} aria-label={label}>
            <Toggle size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}

/** The webcam with its guide frame; says what keeps it from working, and the rest of the screen works all the same. */
export function CameraPanel({ cameraId, onCamera, onScan, onPhoto }: Props) {
  const { t } = useTranslation();
  const live = useCamera(cameraId, onScan);
  const { video, shown, hint, frozen, toggle, look, unfreeze } = live;
  const photograph = (): void => {
    if (video.current !== null && shown === 'live') void takePhoto(video.current).then(onPhoto);
  };
  const readFrozen = (picture: Blob): void => {
    unfreeze();
    onPhoto(picture);
  };
  const group = t('capture.title');
  useShortcuts([
    { key: 'f8', label: shown === 'off' ? t('capture.camera_on') : t('capture.camera_off'), group, run: toggle, inFields: true },
    { key: 'f9', label: t('capture.photo'), group, run: photograph, inFields: true },
    { key: 'z', label: frozen === null ? t('coach.look_hint') : t('coach.back'), group, run: look },
  ]);
  return (
    <Paper withBorder radius="lg" p="sm" className={classes['panel'] ?? ''}>
      <CameraBar cameraId={cameraId} onCamera={onCamera} live={live} onPhotograph={photograph} />
      <div className={classes['frame']} data-state={shown}>
        <video ref={video} className={classes['video']} muted playsInline aria-label={t('capture.camera')} />
        {shown === 'live' && <div className={classes['guide']} aria-hidden />}
        {shown === 'live' && frozen === null && <CoachHint hint={hint} onLook={look} />}
        {frozen !== null && <FrozenFrame frozen={frozen} onBack={unfreeze} onRead={readFrozen} />}
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
