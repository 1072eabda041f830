import { Alert, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { MAX_DESCRIPTION, readDescription } from '#shared/crm/rest/description.ts';
import type { RestDescription } from '#shared/crm/rest/description.ts';
import type { Connection } from './restSetup.ts';

type Props = { readonly description: RestDescription | null; readonly onChange: (edit: Partial<Connection>) => void };

/** A JSON file that describes the calls of a CRM: read here, with the place of whatever is wrong in it. */
export function OwnDescription({ description, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [fault, setFault] = useState<{ readonly place: string; readonly message: string } | null>(null);
  const take = async (file: File | null): Promise<void> => {
    setFault(null);
    if (file === null) return;
    const text = file.size > 4 * MAX_DESCRIPTION ? '' : await file.text();
    const read = readDescription(text);
    if (read.ok) return onChange({ own: text, settings: {} });
    const [first] = read.faults;
    return setFault({ place: first?.path ?? '', message: first?.message ?? '' });
  };
  return (
    <>
      <FileInput
        label={t('target.own_file')}
        description={t('target.own_file_text')}
        accept=".json,application/json"
        required
        onChange={(file) => void take(file)}
      />
      {fault !== null && (
        <Alert color="red" role="alert">
          {t('target.own_file_bad', fault)}
        </Alert>
      )}
      {description !== null && fault === null && (
        <Alert color="teal" p="xs">
          {t('target.chosen_file', { name: description.product[language] })}
        </Alert>
      )}
    </>
  );
}
