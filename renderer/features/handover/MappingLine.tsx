import { Badge, Button, Group, Modal, NativeSelect, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { wordsIn } from '#shared/domain/answers.ts';
import { isSourceField } from '#shared/crm/sourceFields.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FieldMapping } from '#shared/domain/target.ts';
import { ALL_SOURCES, choose, isSent, nameWord, takesWords, wordsOf } from './mappingRows.ts';
import type { Chosen, MappingRow } from './mappingRows.ts';

type Change = (change: (before: FieldMapping) => FieldMapping) => void;
type Props = { readonly row: MappingRow; readonly show: Show; readonly onChange: Change };

const questionsOf = (show: Show, language: 'en' | 'fr'): { value: string; label: string }[] =>
  (show.questionnaire?.questions ?? []).map(({ id, words }) => ({ value: `answer:${id}`, label: wordsIn(words, language) }));

const nameOf = (t: TFunction, source: SourceField): string => {
  const known = ALL_SOURCES.find((name) => name === source);
  return known === undefined ? source : t(`source.${known}`);
};

/** What the connector puts there by itself, in words. */
const usualOf = (t: TFunction, usual: MappingRow['usual']): string => {
  if (usual === undefined) return t('target.usual_of', { name: t('target.nothing') });
  return usual === null ? t('target.usual_own') : t('target.usual_of', { name: nameOf(t, usual) });
};

const isChosen = (value: string): value is Chosen => value === 'usual' || value === 'nothing' || isSourceField(value);

function WordsDialog({ row, onChange, onClose }: Omit<Props, 'show'> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { field, chosen, mapped } = row;
  const ours = chosen === 'usual' || chosen === 'nothing' ? [] : wordsOf(chosen);
  const name = (word: string, theirs: string): void => onChange((before) => nameWord(before, field.name, [word, theirs]));
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('target.choices_title')}: ${field.label}`}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="xs">
        <Text size="sm">{ours.length === 0 ? t('target.choices_none') : t('target.choices_text')}</Text>
        {ours.map((word) =>
          field.choices === undefined ? (
            <TextInput
              key={word}
              label={word}
              value={mapped?.choices?.[word] ?? ''}
              onChange={(event) => name(word, event.currentTarget.value)}
            />
          ) : (
            <NativeSelect
              key={word}
              label={word}
              value={mapped?.choices?.[word] ?? ''}
              data={[{ value: '', label: '–' }, ...field.choices.map(({ value, label }) => ({ value, label }))]}
              onChange={(event) => name(word, event.currentTarget.value)}
            />
          ),
        )}
      </Stack>
    </Modal>
  );
}

/** One field of the target and what goes into it. */
export function MappingLine({ row, show, onChange }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { field, chosen, usual } = row;
  const answers = questionsOf(show, useLanguage());
  const data = [
    { value: 'usual', label: usualOf(t, usual) },
    { value: 'nothing', label: t('target.nothing') },
    { group: t('target.ours'), items: ALL_SOURCES.map((name) => ({ value: name, label: t(`source.${name}`) })) },
    ...(answers.length === 0 ? [] : [{ group: t('target.answers'), items: answers }]),
  ];
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={isSent(row) ? 600 : 400} lineClamp={1}>
            {field.label}
          </Text>
          {field.isRequired && (
            <Badge size="xs" variant="light" tt="none">
              {t('target.fields_required')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" ff="monospace" lineClamp={1}>
          {field.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Select
            style={{ flex: 1 }}
            size="xs"
            searchable
            allowDeselect={false}
            aria-label={field.label}
            value={chosen}
            data={data}
            onChange={(value) => value !== null && isChosen(value) && onChange((before) => choose(before, field, value))}
          />
          {takesWords(row) && (
            <Button size="compact-xs" variant="default" onClick={open}>
              {t('target.choices')}
            </Button>
          )}
        </Group>
        {isOpen && <WordsDialog row={row} onChange={onChange} onClose={close} />}
      </Table.Td>
    </Table.Tr>
  );
}
