import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

type Props = {
  readonly label: string;
  readonly isOn: boolean;
  readonly color?: string;
  readonly icon?: ReactNode;
  readonly hotkey?: string | undefined;
  /** What a screen reader says instead of the label. */
  readonly spoken?: string;
  readonly isStrong?: boolean;
  readonly onPress: () => void;
};

/** A button that is on or off, with the key that presses it (its mark instead once it is on). 36 px high, or 44 for the strong ones. */
export function KeyButton({ label, isOn, color, icon, hotkey, spoken, isStrong = false, onPress }: Props) {
  const hint = hotkey === undefined ? undefined : <KeyHint keys={hotkey} />;
  return (
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
}
