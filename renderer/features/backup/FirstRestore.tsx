import { Center, Stack } from '@mantine/core';
import type { Locks } from '#shared/ipc/backup.ts';
import { RestoreWizard } from './RestoreWizard.tsx';

type Props = {
  readonly leads: number | null;
  readonly here?: () => Promise<Locks | null>;
  readonly onClose: () => void;
};

/** The vault is closed. */
const unknown = (): Promise<null> => Promise.resolve(null);

/** The restoring of a backup where there is no program around it yet: at the first start, or when the vault does not open. */
export const FirstRestore = ({ leads, here = unknown, onClose }: Props) => (
  <Center mih="100vh" p="xl">
    <Stack component="main" w={720}>
      <RestoreWizard leads={leads} place={null} here={here} onClose={onClose} />
    </Stack>
  </Center>
);
