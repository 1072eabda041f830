import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

type Props = {
  readonly label: ReactNode;
  readonly isOn: boolean;
  readonly color?: string;
  readonly icon?: ReactNode;
  readonly hotkey?: string | undefined;
  /** What a screen reader says instead of the label. */
  readonly spoken?: string;
  /** What it means, for who rests on it. */
  readonly about?: string;
  readonly isStrong?: boolean;
  readonly onPress: () => void;
};

/** Long enough that nobody who only presses sees it. */
const ABOUT_DELAY_MS = 500;

/** A button that is on or off, with the key that presses it (its mark instead once it is on). 36 px high, or 44 for the strong ones. */
export function KeyButton({ label, isOn, color, icon, hotkey, spoken, about, isStrong = false, onPress }: Props) {
  const hint = hotkey === undefined ? undefined : <KeyHint keys={hotkey} />;
  const button = (
    <Button
      size={isStrong ? 'md' : 'sm'}
      h={isStrong ? 44 : 36}
      px="xs"
      fw={isOn ? 650 : 500}
      variant={isOn ? 'filled' : 'default'}
      {...(color !== undefined && isOn ? { color } : {})}
      leftSection={isStrong || isOn ? icon : hint}
      rightSection={isStrong ? hint : undefined}
      aria-pressed={isOn}
      aria-keyshortcuts={hotkey}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      onClick={onPress}
    >
      {label}
    </Button>
  );
  if (about === undefined) return button;
  return (
    <Tooltip label={about} multiline w={260} withArrow openDelay={ABOUT_DELAY_MS}>
      {button}
    </Tooltip>
  );
}
