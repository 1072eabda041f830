import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { findTemplate } from '#shared/formats/export/own.ts';
import { chooseTemplate, useExportChoice } from './exportChoice.ts';

const CRMS = ['salesforce', 'hubspot', 'dynamics', 'zoho', 'pipedrive', 'odoo'] as const;

/** Templates by whom their files are for. */
export const TEMPLATE_GROUPS = [
  { group: 'people', names: ['full'] },
  { group: 'crm', names: CRMS },
  { group: 'mailing', names: ['mailchimp', 'mailchimp-withdrawn'] },
] as const;

/** Name of a template as it is shown: ours by its word, one of the laptop's own by its name. */
export function useTemplateName(own: readonly ExportTemplate[]): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = TEMPLATE_GROUPS.flatMap(({ names }) => [...names]).find((one) => one === name);
    return known === undefined ? (own.find(({ id }) => id === name)?.name ?? t('files.own_pick')) : t(`files.template_${known}`);
  };
}

/** For whom the file is. */
export function TemplateSelect({ own }: { readonly own: readonly ExportTemplate[] }) {
  const { t } = useTranslation();
  const { template } = useExportChoice();
  const nameOf = useTemplateName(own);
  const choose = (name: string | null): void => {
    const found = name === null ? undefined : findTemplate(name, own);
    if (name !== null && found !== undefined) chooseTemplate(found, name);
  };
  return (
    <Select
      label={t('handover.template')}
      style={{ flex: 1 }}
      allowDeselect={false}
      searchable
      maxDropdownHeight={330}
      value={template}
      onChange={choose}
      data={[
        ...TEMPLATE_GROUPS.map(({ group, names }) => ({
          group: t(`files.group_${group}`),
          items: names.map((name) => ({ value: name, label: nameOf(name) })),
        })),
        ...(own.length === 0 ? [] : [{ group: t('files.group_own'), items: own.map(({ id, name }) => ({ value: id, label: name })) }]),
      ]}
    />
  );
}
