import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';

type Props = { readonly label: string; readonly onBack: () => void };

/** The way back at the left of a head; Escape does the same. */
export function BackButton({ label, onBack }: Props) {
  return (
    <ActionIcon size={40} variant="subtle" aria-label={label} title={label} aria-keyshortcuts="Escape" onClick={onBack}>
      <IconArrowLeft size={22} />
    </ActionIcon>
  );
}
