import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { offerLists } from './importState.ts';
import type { ImportContext } from './importState.ts';

type Props = { readonly context: ImportContext; readonly onPicked?: () => void };

const ACCEPTED = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods';

/** The button that opens list files. */
export function PickLists({ context, onPicked }: Props) {
  const { t } = useTranslation();
  const pick = (files: readonly File[]): void => {
    if (files.length === 0) return;
    void offerLists(context, files);
    onPicked?.();
  };
  return (
    <FileButton multiple accept={ACCEPTED} onChange={pick} inputProps={{ 'aria-label': t('lists.import_pick') }}>
      {(props) => (
        <Button leftSection={<IconFileImport size={18} />} style={{ flexShrink: 0 }} {...props}>
          {t('lists.import_pick')}
        </Button>
      )}
    </FileButton>
  );
}
