import { Button, Modal, Text } from '@mantine/core';
import { IconPhotoScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openCamera } from '#renderer/devices/cameraStream.ts';
import type { CameraFault } from '#renderer/devices/cameraStream.ts';
import { takePhoto } from '#renderer/devices/takePhoto.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

type Props = { readonly cameraId: string | null; readonly onPhoto: (picture: Blob) => void; readonly onClose: () => void };

/** The camera in a window of its own, for one photo; it is given back when the window closes. */
export function CameraShot({ cameraId, onPhoto, onClose }: Props) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraFault | 'starting' | 'live'>('starting');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const end = (): void => stream?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      const opened = await openCamera(cameraId ?? undefined);
      if (!opened.ok) return isOver ? undefined : setState(opened.error);
      stream = opened.value;
      const element = video.current;
      if (isOver || element === null) return end();
      element.srcObject = stream;
      await element.play().catch(() => undefined);
      return isOver ? undefined : setState('live');
    };
    void start();
    return () => {
      isOver = true;
      end();
    };
  }, [cameraId]);
  const photograph = (): void => {
    if (video.current !== null && state === 'live') void takePhoto(video.current).then(onPhoto);
  };
  useShortcuts([{ key: 'f9', group: t('cards.title'), label: t('capture.photo'), run: photograph, inFields: true }]);
  return (
    <Modal opened onClose={onClose} size="xl" title={t('cards.other_side')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live camera without sound has nothing to caption */}
      <video ref={video} muted playsInline style={{ width: '100%', borderRadius: 8, background: '#000', aspectRatio: '16 / 9' }} />
      {state !== 'live' && (
        <Text size="sm" mt="xs" component="output" display="block">
          {t(`capture.state.${state}`)}
        </Text>
      )}
      <Button
        fullWidth
        mt="sm"
        leftSection={<IconPhotoScan size={18} />}
        rightSection={<KeyHint keys="f9" />}
        disabled={state !== 'live'}
        onClick={photograph}
      >
        {t('capture.photo')}
      </Button>
    </Modal>
  );
}
