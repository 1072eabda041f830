import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { isPin } from '#renderer/data/pin.ts';
import { PinPrompt } from './PinPrompt.tsx';
import type { Tries } from './PinPrompt.tsx';
import { useHold } from './useHold.ts';
import { useVisitorWords } from './useVisitorWords.ts';

type Props = {
  readonly language: 'en' | 'fr';
  /** Hash of the PIN of who is at the laptop; undefined when they have none. */
  readonly pin: string | undefined;
  readonly onLeave: () => void;
};

const NO_TRIES: Tries = { failed: 0, until: 0 };

/** The way back to the booth: by the PIN of who is at the laptop, else by holding a corner or Escape for two seconds. */
export function LeaveGate({ language, pin, onLeave }: Props) {
  const t = useVisitorWords(language);
  const [isAsking, setAsking] = useState(false);
  const [tries, setTries] = useState(NO_TRIES);
  const leave = (): void => (pin === undefined ? onLeave() : setAsking(true));
  const hold = useHold(leave);
  const words = pin === undefined ? t('visitor.leave_hold') : t('visitor.leave');
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        px={8}
        leftSection={<IconLock size={16} />}
        styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
        h="auto"
        mih={32}
        onPointerDown={pin === undefined ? hold.start : undefined}
        onPointerUp={hold.stop}
        onPointerLeave={hold.stop}
        onClick={pin === undefined ? undefined : leave}
      >
        {words}
      </Button>
      {isAsking && pin !== undefined && (
        <PinPrompt
          language={language}
          tries={tries}
          check={(typed) => isPin(typed, pin)}
          onTries={setTries}
          onOpen={onLeave}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
