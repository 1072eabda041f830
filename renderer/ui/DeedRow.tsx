import { Button, Text } from '@mantine/core';
import classes from './DeedRow.module.css';
import { KeyHint } from './KeyHint.tsx';

/** One thing that a key does to what is in hand. */
export type Deed = { readonly key: string; readonly label: string; readonly run: () => void };

type Props = {
  readonly deeds: readonly Deed[];
  /** What was done last, in words; '' when nothing was. */
  readonly told: string;
  /** The way back from it, in words and by its key; null when there is none. */
  readonly undo: Deed | null;
  readonly testId: string;
};

/** What can be done to what is in hand, each with its key; what was done last, and the way back. The keys are made live by the caller. */
export const DeedRow = ({ deeds, told, undo, testId }: Props) => (
  <div className={classes['row']}>
    {deeds.map(({ key, label, run }) => (
      <Button key={key} size="sm" h={36} px="sm" variant="default" leftSection={<KeyHint keys={key} />} onClick={run}>
        {label}
      </Button>
    ))}
    <Text size="sm" c="dimmed" truncate className={classes['told'] ?? ''} aria-live="polite" data-testid={testId}>
      {told}
    </Text>
    {undo !== null && (
      <Button size="sm" h={36} px="sm" variant="subtle" rightSection={<KeyHint keys={undo.key} />} onClick={undo.run}>
        {undo.label}
      </Button>
    )}
  </div>
);
