import { Alert, Button, Group, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { hear, isSilent, meterOf } from '#renderer/devices/microphoneLevel.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { clockOf } from './clockOf.ts';
import classes from './MemoBar.module.css';
import { LONGEST_MEMO_MS, endMemo, hideMemoFault, retryMemos, toggleMemo, useMemos } from './memoRecording.ts';
import type { RecordedMemo } from './memoRecording.ts';

/** How often the meter moves, ms. */
const LOOK_MS = 80;

/** What the microphone hears now, and for how long it has been open. */
function useMeter({ isLive, loudness }: RecordedMemo) {
  const level = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ seconds: 0, isQuiet: false });
  useEffect(() => {
    if (!isLive) return undefined;
    const startedAt = performance.now();
    let hearing = { heardAt: startedAt };
    const look = (): void => {
      const now = performance.now();
      const loud = loudness();
      hearing = hear(hearing, loud, now);
      const next = { seconds: Math.floor((now - startedAt) / 1000), isQuiet: isSilent(hearing, now) };
      setSeen((before) => (before.seconds === next.seconds && before.isQuiet === next.isQuiet ? before : next));
      // by hand, not by a render: it moves twelve times a second
      if (level.current !== null) level.current.style.transform = `scaleX(${meterOf(loud ?? 0).toFixed(2)})`;
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isLive, loudness]);
  return { level, ...seen };
}

function LiveBar({ memo }: { readonly memo: RecordedMemo }) {
  const { t } = useTranslation();
  const { level, seconds, isQuiet } = useMeter(memo);
  return (
    <>
      <div className={classes['bar']} data-testid="memo-bar" data-state={memo.isLive ? memo.state : 'opening'}>
        <span className={classes['dot']} aria-hidden />
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {t(memo.isLive ? 'voice.recording' : 'voice.opening')}
        </Text>
        <Text size="sm" ff="monospace" style={{ whiteSpace: 'nowrap' }} data-testid="memo-elapsed">
          {clockOf(seconds * 1000)} / {clockOf(LONGEST_MEMO_MS)}
        </Text>
        <div className={classes['meter']} aria-hidden data-testid="memo-level">
          <div className={classes['level']} ref={level} />
        </div>
        <Button size="xs" color="red" leftSection={<IconPlayerStopFilled size={16} />} onClick={() => void endMemo()}>
          {t('voice.stop')}
        </Button>
      </div>
      <output>
        {isQuiet && (
          <Text size="sm" fw={600} mb={6}>
            <IconMicrophoneOff size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('voice.silent')}
          </Text>
        )}
        {memo.state === 'failed' && (
          <Text size="sm" c="red" fw={600} mb={6}>
            {t('voice.notSaved')}
          </Text>
        )}
      </output>
    </>
  );
}

/** What is to be said of memos beside the note: the one that runs, why there is none, and those the disk has not taken. */
export function MemoBar({ leadId }: { readonly leadId: LeadId }) {
  const { t } = useTranslation();
  const { recorded, fault, unsaved } = useMemos();
  return (
    <>
      {recorded?.leadId === leadId && <LiveBar memo={recorded} />}
      {fault?.leadId === leadId && (
        <Alert
          color={fault.code === 'short' || fault.code === 'long' ? 'blue' : 'orange'}
          p="xs"
          mb="xs"
          role="alert"
          withCloseButton
          closeButtonLabel={t('voice.close')}
          onClose={hideMemoFault}
        >
          {t(`voice.fault.${fault.code}`)}
        </Alert>
      )}
      {unsaved.length > 0 && (
        <Alert color="red" p="xs" mb="xs" role="alert">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('voice.unsaved', { count: unsaved.length })}</Text>
            <Button size="xs" color="red" onClick={() => void retryMemos()}>
              {t('voice.retry')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}

/** Begins and ends a voice memo about the lead, by mouse or by its key anywhere on the page. */
export function MemoButton({ leadId }: { readonly leadId: LeadId }) {
  const { t } = useTranslation();
  const store = useStore();
  const isOn = useMemos(({ recorded }) => recorded?.leadId === leadId);
  const toggle = (): void => void toggleMemo(store, leadId);
  useShortcuts([{ key: 'r', group: t('leads.keys'), label: t('voice.key'), run: toggle }]);
  useEffect(() => () => void endMemo(), []);
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        size="xs"
        variant={isOn ? 'filled' : 'default'}
        {...(isOn ? { color: 'red' } : {})}
        aria-pressed={isOn}
        leftSection={<IconMicrophone size={16} />}
        onClick={toggle}
      >
        {t('voice.title')}
      </Button>
      <KeyHint keys="r" />
    </Group>
  );
}
