import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBulb,
  IconEye,
  IconFocusCentered,
  IconHandStop,
  IconPhotoScan,
  IconRotate2,
  IconVideo,
} from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Advice, Frozen, Hint } from '#renderer/devices/camera.ts';
import type { Box } from '#shared/domain/scan.ts';
import classes from './CoachHint.module.css';

const icons = {
  closer: IconArrowsMaximize,
  farther: IconArrowsMinimize,
  still: IconHandStop,
  tilt: IconRotate2,
  corners: IconFocusCentered,
  light: IconBulb,
} as const satisfies Readonly<Record<Advice, typeof IconBulb>>;

type OutlineProps = { readonly box: Box; readonly width: number; readonly height: number };

/** The code's outline over a picture of that size, cropped as the picture is. */
function Outline({ box, width, height }: OutlineProps) {
  return (
    <svg className={classes['outline']} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden>
      <polygon points={box.map((point) => point.join(',')).join(' ')} />
    </svg>
  );
}

type HintProps = { readonly hint: Hint | null; readonly onLook: () => void };

/** One short line over the live picture, and the code it is about outlined; nothing to see while there is nothing to say. */
export function CoachHint({ hint, onLook }: HintProps) {
  const { t } = useTranslation();
  const Icon = hint === null ? null : icons[hint.advice];
  return (
    <>
      {hint !== null && hint.box !== null && <Outline box={hint.box} width={hint.width} height={hint.height} />}
      <div className={classes['line']} data-testid="coach">
        <output className={classes['words']} aria-live="polite">
          {hint !== null && Icon !== null && (
            <>
              <Icon size={26} aria-hidden />
              <Text component="span" fw={650} size="lg">
                {t(`coach.${hint.advice}`)}
              </Text>
            </>
          )}
        </output>
        {hint !== null && (
          <Tooltip label={t('coach.look_hint')}>
            <ActionIcon
              variant="white"
              color="dark"
              size={36}
              onClick={onLook}
              aria-label={t('coach.look')}
              className={classes['look'] ?? ''}
            >
              <IconEye size={20} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </>
  );
}

type FrozenProps = { readonly frozen: Frozen; readonly onRead: (picture: Blob) => void; readonly onBack: () => void };

/** The frame in which the code was not read, held still, with the code outlined, the reason, and two ways on. */
export function FrozenFrame({ frozen, onRead, onBack }: FrozenProps) {
  const { t } = useTranslation();
  const { picture, width, height, box, advice } = frozen;
  const url = useMemo(() => URL.createObjectURL(picture), [picture]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div className={classes['frozen']} data-testid="frozen">
      <img src={url} alt={t('coach.frozen')} className={classes['picture']} />
      {box !== null && <Outline box={box} width={width} height={height} />}
      <div className={classes['reason']}>
        <Text fw={600}>{t(`coach.why.${advice ?? 'none'}`)}</Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" leftSection={<IconPhotoScan size={16} />} onClick={() => onRead(picture)}>
            {t('coach.read')}
          </Button>
          <Button size="xs" leftSection={<IconVideo size={16} />} onClick={onBack}>
            {t('coach.back')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
