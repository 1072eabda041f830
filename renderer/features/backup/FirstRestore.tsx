import { Center, Stack } from '@mantine/core';
import { RestoreWizard } from './RestoreWizard.tsx';

type Props = { readonly leads: number | null; readonly onClose: () => void };

/** The restoring of a backup where there is no program around it yet: at the first start, or when the vault does not open. */
export const FirstRestore = ({ leads, onClose }: Props) => (
  <Center mih="100vh" p="xl">
    <Stack component="main" w={720}>
      <RestoreWizard leads={leads} place={null} onClose={onClose} />
    </Stack>
  </Center>
);
