import { ActionIcon, Group, Slider, Text } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaId } from '#shared/domain/ids.ts';
import { readMedia } from '#renderer/data/media.ts';
import type { VoiceMemo } from '#renderer/data/memos.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { openSound } from '#renderer/devices/playSound.ts';
import type { Playing, Sound } from '#renderer/devices/playSound.ts';
import { clockOf } from './clockOf.ts';

/** What the arrow keys move by, ms. */
const STEP_MS = 1000;

type Player = Playing & {
  readonly sound: Sound | null;
  readonly isMissing: boolean;
  readonly withSound: (deed: (sound: Sound) => void) => void;
};

/** The sound of a memo, opened from main's sealed files at the first press; its memory is given back with the player. */
function useSound(id: MediaId): Player {
  const store = useStore();
  const [playing, setPlaying] = useState<Playing>({ isPlaying: false, atMs: 0 });
  const [opened, setOpened] = useState<{ readonly sound: Sound | null; readonly isMissing: boolean }>({ sound: null, isMissing: false });
  const held = useRef<{ sound: Sound | null; isOver: boolean }>({ sound: null, isOver: false });
  useEffect(() => {
    const mine = held.current;
    mine.isOver = false;
    return () => {
      mine.isOver = true;
      mine.sound?.close();
      mine.sound = null;
    };
  }, []);
  const open = async (): Promise<Sound | null> => {
    const mine = held.current;
    if (mine.sound !== null) return mine.sound;
    const found = await readMedia(store, id);
    const made = found.ok ? await openSound(found.value, setPlaying) : found;
    if (!made.ok) {
      setOpened({ sound: null, isMissing: true });
      return null;
    }
    if (mine.isOver || mine.sound !== null) made.value.close();
    else mine.sound = made.value;
    setOpened({ sound: mine.sound, isMissing: false });
    return mine.isOver ? null : mine.sound;
  };
  const withSound = (deed: (sound: Sound) => void): void => void open().then((sound) => sound !== null && deed(sound));
  return { ...playing, ...opened, withSound };
}

/** Plays a memo: play and pause, anywhere in it, by mouse or keys. */
export function MemoPlayer({ memo }: { readonly memo: VoiceMemo }) {
  const { t } = useTranslation();
  const { sound, isMissing, isPlaying, atMs, withSound } = useSound(memo.mediaId);
  // a crash may have taken the last word of how long it is: the sound itself knows
  const totalMs = sound?.durationMs ?? memo.durationMs ?? 0;
  if (isMissing)
    return (
      <Text size="sm" c="dimmed">
        {t('voice.missing')}
      </Text>
    );
  return (
    <Group gap="xs" wrap="nowrap" data-testid="memo-player">
      <ActionIcon
        size={36}
        radius="xl"
        variant="light"
        aria-label={t(isPlaying ? 'voice.pause' : 'voice.play')}
        onClick={() => withSound((one) => (isPlaying ? one.pause() : one.play()))}
      >
        {isPlaying ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
      </ActionIcon>
      <Slider
        flex={1}
        min={0}
        max={Math.max(STEP_MS, Math.ceil(totalMs))}
        step={STEP_MS}
        value={Math.min(atMs, totalMs)}
        label={clockOf}
        thumbLabel={t('voice.place')}
        onChange={(ms) => withSound((one) => one.seek(ms))}
      />
      <Text size="xs" c="dimmed" ff="monospace" style={{ whiteSpace: 'nowrap' }} data-testid="memo-clock">
        {clockOf(atMs)} / {clockOf(totalMs)}
      </Text>
    </Group>
  );
}
