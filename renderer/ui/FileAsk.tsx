import { Alert, Button, FileButton, Paper, Stack, Text } from '@mantine/core';
import type { DragEvent, ReactNode } from 'react';

/** Files of tables, as pickers ask for them. */
const TABLES = '.csv,.tsv,.txt,.xlsx,.xls,.ods';

type Props = {
  readonly text: string;
  readonly pick: string;
  readonly icon: ReactNode;
  /** What is wrong with the file of before. */
  readonly fault: string | null;
  readonly onFile: (file: File) => void;
  readonly testId: string;
  /** Another way in, below. */
  readonly children?: ReactNode;
};

/** Asks for one file of a table, picked or dropped. */
export function FileAsk({ text, pick, icon, fault, onFile, testId, children }: Props) {
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <Stack gap="sm" onDragOver={(event) => event.preventDefault()} onDrop={drop} data-testid={testId}>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      <Paper withBorder radius="md" p="md" style={{ borderStyle: 'dashed', display: 'grid', placeItems: 'center' }}>
        <FileButton accept={TABLES} onChange={(file) => file !== null && onFile(file)} inputProps={{ 'aria-label': pick }}>
          {(props) => (
            <Button leftSection={icon} data-autofocus {...props}>
              {pick}
            </Button>
          )}
        </FileButton>
      </Paper>
      {fault !== null && <Alert color="red">{fault}</Alert>}
      {children}
    </Stack>
  );
}
