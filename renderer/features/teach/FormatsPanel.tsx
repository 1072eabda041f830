import { ActionIcon, Button, FileButton, Group, Modal, Paper, Text } from '@mantine/core';
import { IconDownload, IconFileImport, IconPencil, IconSchool, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { Show } from '#shared/domain/show.ts';
import { BADGE_FILE_END } from '#shared/formats/badge/file.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { exportFormats, importFormats } from './formatFiles.ts';
import { deleteFormat } from './teachShow.ts';

type LineProps = { readonly format: BadgeFormat; readonly onEdit: () => void; readonly onDelete: () => void };

function FormatLine({ format, onEdit, onDelete }: LineProps) {
  const { t } = useTranslation();
  const { name, columns, learntAt } = format;
  const fields = columns.flatMap(({ field, fixed }) => (field === null || fixed !== undefined ? [] : [t(`teach.field.${field}`)]));
  return (
    <Group justify="space-between" mt="xs" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {fields.join(' · ')} · {formatInstant(learntAt)}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="subtle" size={36} aria-label={t('teach.edit', { name })} onClick={onEdit}>
          <IconPencil size={18} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red" size={36} aria-label={t('teach.delete', { name })} onClick={onDelete}>
          <IconTrash size={18} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

type Props = { readonly show: Show; readonly onTeach: (id?: BadgeFormatId) => void };

/** The badge formats of the show: to change, to delete, to share with the other laptops as a file. */
export function FormatsPanel({ show, onTeach }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [leaving, setLeaving] = useState<BadgeFormat | null>(null);
  const formats = show.badgeFormats ?? [];
  const remove = async (format: BadgeFormat): Promise<void> => {
    await deleteFormat(store, show, format.id);
    setLeaving(null);
  };
  return (
    <Paper withBorder radius="lg" p="md" data-testid="badge-formats">
      <PanelHead title={t('teach.formats')} text={t(formats.length === 0 ? 'teach.formats_none' : 'teach.formats_text')}>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          {formats.length > 0 && (
            <Button variant="default" leftSection={<IconDownload size={18} />} onClick={() => void exportFormats(formats, show.name)}>
              {t('teach.export')}
            </Button>
          )}
          <FileButton
            accept={BADGE_FILE_END}
            onChange={(file) => file !== null && void importFormats(store, show, file)}
            inputProps={{ 'aria-label': t('teach.import') }}
          >
            {(props) => (
              <Button variant="default" leftSection={<IconFileImport size={18} />} {...props}>
                {t('teach.import')}
              </Button>
            )}
          </FileButton>
          <Button leftSection={<IconSchool size={18} />} onClick={() => onTeach()}>
            {t('teach.formats_new')}
          </Button>
        </Group>
      </PanelHead>
      {formats.map((format) => (
        <FormatLine key={format.id} format={format} onEdit={() => onTeach(format.id)} onDelete={() => setLeaving(format)} />
      ))}
      <Modal opened={leaving !== null} onClose={() => setLeaving(null)} title={t('teach.delete_title')} centered>
        <Text>{t('teach.delete_text', { name: leaving?.name ?? '' })}</Text>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={() => setLeaving(null)}>
            {t('teach.cancel')}
          </Button>
          <Button color="red" onClick={() => leaving !== null && void remove(leaving)}>
            {t('teach.delete_do')}
          </Button>
        </Group>
      </Modal>
    </Paper>
  );
}
